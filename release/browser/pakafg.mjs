// Start Python with pakafg, from the files beside this one alone: in a page, and under Node.

import { loadPyodide } from "./pyodide/pyodide.mjs";

/**
 * Start it.
 *
 * @param {(name: string) => Promise<Uint8Array>} read How to read a file that stands here.
 * @param {string} [pyodide] Where the files of Pyodide are, with a slash at its end.
 * @returns Python; what it lacks of polars, which not every copy of this folder has, it says
 *     when it is asked for figures.
 */
export async function start(read, pyodide) {
  const python = await loadPyodide(pyodide === undefined ? {} : { indexURL: pyodide });
  const { polars } = JSON.parse(new TextDecoder().decode(await read("contents.json")));
  python.unpackArchive(await read("packages.zip"), "zip");
  if (polars !== null) {
    python.unpackArchive(await read(polars), "wheel");
  }
  return python;
}
