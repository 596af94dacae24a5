// The page: a prompt, and what it answers.

import { start } from "./pakafg.mjs";

const [state, form, code, button, answer] = [
  ...["#state", "#prompt", "#code", "#prompt button", "#answer"].map((each) =>
    document.querySelector(each),
  ),
];

const FIRST = {
  true: "import pakafg\n\ncorpus = pakafg.load_corpus()\npakafg.brief(corpus)",
  false: 'import pakafg\n\ncorpus = pakafg.load_corpus()\ncorpus.incidents["kabul-explosions"]',
};

const RUN = `
import ast, contextlib, io, traceback

def run(code, names):
    """Run it as a prompt would: what it prints, and the value of its last line."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            tree = ast.parse(code)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, "<prompt>", "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "<prompt>", "eval"), names)
                if value is not None:
                    print(value)
        except BaseException as error:
            print("".join(traceback.format_exception_only(error)), end="")
    return said.getvalue()
`;

const read = async (name) => {
  const response = await fetch(name);
  if (!response.ok) {
    throw new Error(`${name} cannot be read: ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
};

async function begin() {
  const { polars, pakafg } = await (await fetch("contents.json")).json();
  const python = await start(read);
  python.runPython(RUN);
  const names = python.toPy({});
  const ask = () => {
    answer.textContent = python.globals.get("run")(code.value, names);
  };
  const later = () => {
    state.textContent = "Python is at work.";
    setTimeout(() => {
      ask();
      state.textContent = ready;
    }, 20); // once the line above is shown
  };
  const ready =
    `pakafg ${pakafg} is ready.` +
    (polars === null
      ? " polars is not in this folder: records can be read, and figures, dates and questions cannot be computed."
      : "");
  code.value ||= FIRST[polars !== null];
  button.disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    later();
  });
  code.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      later();
    }
  });
  later();
}

begin().catch((error) => {
  state.textContent = `Python did not start: ${String(error.message).split("\n").at(-1)}`;
});
