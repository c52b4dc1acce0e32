import * as convbook from "convbook";

/** Everything that convbook exports, without the names that the module system adds. */
const exported = Object.entries(convbook).filter(
  ([name]) => /^\w+$/.test(name) && name !== "default",
);

/** The names of the exports. */
export const publicNames = exported.map(([name]) => name);

/** Runs a function's body in which every export, and everything in `more`, can be used by its name. */
export function withPublicNames(body: string, more: Record<string, unknown> = {}): unknown {
  const known = Object.fromEntries([...exported, ...Object.entries(more)]);
  return new Function(...Object.keys(known), body)(...Object.values(known));
}
