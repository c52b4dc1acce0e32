// `npm start` as a reader types it, in a session of its own, as from a terminal or a container.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { VENV_PYTHON } from "../../scripts/project.mjs";

const execute = promisify(execFile);

/** Runs a cell in a kernel that is there already, and prints what the cell printed. */
const CLIENT = `
import sys, time
from jupyter_client import BlockingKernelClient
client = BlockingKernelClient(connection_file=sys.argv[1])
client.load_connection_file()
client.start_channels()
while True:
    try:
        client.wait_for_ready(timeout=30)
        break
    except RuntimeError:  # It does not answer yet.
        time.sleep(0.2)
client.execute_interactive(sys.argv[2], timeout=30)
client.stop_channels()`;

export class NpmStart {
  readonly #mark = randomUUID();
  /** The programs that it starts have one of these among their arguments. */
  readonly #marks = [this.#mark];
  readonly #home = mkdtempSync(join(tmpdir(), `convbook-${this.#mark}-`));
  readonly #process: ChildProcess;
  /** What it has printed. */
  said = "";
  #ended = false;

  constructor(folder: string, env: NodeJS.ProcessEnv = {}) {
    const args = ["start", "--", "--no-browser", `--IdentityProvider.token=${this.#mark}`];
    this.#process = spawn("npm", args, {
      cwd: folder,
      detached: true,
      env: { ...process.env, ...this.#folders(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process.once("exit", () => {
      this.#ended = true;
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on("data", (text) => {
        this.said += text;
      });
    }
  }

  #folders() {
    return {
      JUPYTER_CONFIG_DIR: join(this.#home, "config"),
      JUPYTER_DATA_DIR: join(this.#home, "data"),
      JUPYTER_RUNTIME_DIR: join(this.#home, "runtime"),
    };
  }

  /** Waits for JupyterLab's address, or for the end. */
  async answers(): Promise<void> {
    while (!/JupyterLab is at \S+/.test(this.said) && !this.#ended) await pause(50);
  }

  /** Starts a kernel as a notebook does, and runs a cell in it: what the cell prints. */
  async run(cell: string): Promise<string> {
    const { origin } = new URL(this.said.match(/JupyterLab is at (\S+)/)?.[1] ?? "");
    const answer = await fetch(`${origin}/api/kernels`, {
      method: "POST",
      headers: { Authorization: `token ${this.#mark}` },
      body: '{"name": "tslab"}',
    });
    const { id } = await answer.json();
    this.#marks.push(id);
    const kernel = this.running().find((line) => line.includes(id)) ?? "";
    const connection = kernel.split("--config-path ")[1] ?? "";
    const { stdout } = await execute(VENV_PYTHON, ["-c", CLIENT, connection, cell]);
    return stdout.trim();
  }

  /** What runs of it: npm, its shell, the script, JupyterLab and kernels. */
  running(): string[] {
    const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
    return lines.filter((line) => this.#marks.some((mark) => line.includes(mark)));
  }

  /** Sends a signal to npm alone, or to all programs of the terminal. */
  signal(signal: NodeJS.Signals, to: "npm" | "terminal"): void {
    const { pid = 0 } = this.#process;
    process.kill(to === "npm" ? pid : -pid, signal);
  }

  /** Waits until nothing of it runs any more, but not for ever: what still runs. */
  async left(): Promise<string[]> {
    for (let attempt = 0; attempt < 100 && this.running().length > 0; attempt++) await pause(100);
    return this.running();
  }

  /** Ends whatever a failed test has left. */
  remove(): void {
    for (const line of this.running()) process.kill(Number.parseInt(line, 10), "SIGKILL");
    rmSync(this.#home, { recursive: true, force: true });
  }
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
