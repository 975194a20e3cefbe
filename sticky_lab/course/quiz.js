// The questions of a lesson. Both languages are in the page; its language switch hides one of them.
const MARKS = { right: "✓ ", "not-yet": "↺ ", none: "" };
const OWN_KEYS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", " ", "Enter"];
const SILENT_AFTER_MS = 6000;
let drawn = 0;

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const both = (text) => [
  make("span", { lang: "ko" }, text.ko),
  make("span", { class: "between-languages" }, " · "),
  make("span", { lang: "en" }, text.en),
];

export default {
  render({ model, el }) {
    const words = model.get("words");
    drawn += 1;
    const root = make("section", { class: "sticky-lab-quiz" });
    const soFar = make("p", { class: "so-far" });
    const answers = {};
    let waiting;
    const tell = (name, verdict, text) => {
      answers[name].className = `said ${verdict}`;
      answers[name].replaceChildren(MARKS[verdict], ...both(text));
    };

    const question = ({ name, heading, text, choices }, number) => {
      const id = `sticky-lab-quiz-${drawn}-${number}`;
      const inputs = choices.map(({ key }) => make("input", { type: "radio", name: id, value: key }));
      const labels = choices.map((one, index) => make("label", {}, inputs[index], `${one.key}) `, ...both(one.text)));
      const check = make("button", { type: "submit", "aria-describedby": `${id}-heading` }, ...both(words.check));
      // It stays in the page, so that what is written into it is read aloud.
      answers[name] = make("p", { class: "said", role: "status" });
      const form = make(
        "form",
        {},
        make(
          "fieldset",
          {},
          make("legend", { id: `${id}-heading` }, ...both(heading)),
          make("p", { id: `${id}-text` }, ...both(text)),
          ...labels,
          check,
          answers[name],
        ),
      );
      form.firstChild.setAttribute("aria-describedby", `${id}-text`);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(waiting);
        // A kernel that was restarted knows nothing of this quiz, and nothing else tells the page so.
        waiting = setTimeout(() => tell(name, "none", words.silent), SILENT_AFTER_MS);
        model.send({ check: name, choice: inputs.find((input) => input.checked)?.value ?? "" });
      });
      return form;
    };

    root.append(make("p", { class: "title" }, ...both(words.title)));
    root.append(...model.get("questions").map(question), soFar);
    el.append(root);

    const shown = {};
    const show = () => {
      soFar.replaceChildren(...both(model.get("so_far")));
      for (const [name, said] of Object.entries(model.get("said"))) {
        if (shown[name] === said.check) continue;
        shown[name] = said.check;
        clearTimeout(waiting);
        tell(name, said.verdict, said);
      }
    };
    show();
    model.on("change:said change:so_far", show);

    // These keys are the quiz's: JupyterLab would move to another cell with them.
    const keepKeys = (event) => {
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (plain && OWN_KEYS.includes(event.key) && root.contains(event.target)) event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", keepKeys, true);
    return () => {
      clearTimeout(waiting);
      window.removeEventListener("keydown", keepKeys, true);
      model.off("change:said change:so_far", show);
    };
  },
};
