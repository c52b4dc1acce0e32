// Imported first, before anything that an old Node could not even read.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `convbook: Node ${process.versions.node} is too old; install Node 20.19 or newer from nodejs.org and run the command again.`,
  );
  process.exit(1);
}
