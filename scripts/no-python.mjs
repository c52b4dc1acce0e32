// What to install where there is no Python that will do, for the system at hand.
import { readFileSync } from "node:fs";

/** By the names in /etc/os-release: what installs Python with its venv module. */
const PACKAGE_MANAGERS = [
  [/debian|ubuntu/, "apt install python3 python3-venv"],
  [/fedora|rhel|centos/, "dnf install python3"],
  [/arch/, "pacman -S python"],
  [/suse/, "zypper install python3"],
  [/alpine/, "apk add python3"],
];

/**
 * @param {string} system as in process.platform
 * @param {string} release the text of /etc/os-release, where there is one
 * @returns {string} how the system installs Python, as the end of a sentence
 */
export function howToInstall(system = process.platform, release = osRelease()) {
  if (system === "win32") return "winget install Python.Python.3.12, or from python.org";
  if (system === "darwin") return "brew install python, or from python.org";
  const names = [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map(([, name]) => name).join(" ");
  const [, command] = PACKAGE_MANAGERS.find(([pattern]) => names.match(pattern)) ?? [];
  return command === undefined ? "from python.org" : `${command}, as root`;
}

function osRelease() {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch {
    return "";
  }
}
