// Run check.py on the folder that is named, under Node, without a network; print what it prints.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script] = process.argv.slice(2).map((path) => resolve(path));
const offline = () => {
  throw new Error("something asked the network");
};
globalThis.fetch = offline;
globalThis.XMLHttpRequest = offline;
globalThis.WebSocket = offline;

const read = async (name) => new Uint8Array(await readFile(join(folder, name)));
const { start } = await import(pathToFileURL(join(folder, "pakafg.mjs")));
const python = await start(read);
try {
  const names = python.toPy({ __name__: "check" });
  python.runPython(await readFile(script, "utf-8"), { globals: names });
  console.log(python.runPython("digests()", { globals: names }));
} catch (error) {
  console.error(error.message); // not the source of Pyodide, in which it was thrown
  process.exitCode = 1;
}
