// npm start: sets up what is missing and opens JupyterLab on the first notebook.
import "./node-version.mjs";

const { command, setUp } = await import("./setup.mjs");
const { askedPort, startLab } = await import("./lab.mjs");

await command(async () => {
  console.log("convbook");
  const args = process.argv.slice(2);
  const port = askedPort(args);
  await setUp();
  await startLab(port, args);
});
