// Ends the kernel when the Jupyter that started it has ended; see README.md.
const { ppid, env } = process;

// Jupyter sets this for a kernel that is not to outlive it.
if (Number(env.JPY_PARENT_PID) === ppid) {
  setInterval(() => process.ppid === ppid || process.exit(), 1000).unref();
}
