// @ts-check
// The questions of a lesson.
/**
 * @typedef {{ name: string, heading: Sides, text: Sides, choices: { key: string, text: Sides }[] }} Question
 * @typedef {{ text: Sides, choice: string, verdict: keyof typeof MARKS, check: number }} Answer
 * @typedef {{ title: Sides, check: Sides, silent: Sides }} Words
 * @typedef {{ words: Words, questions: Question[], said: Record<string, Answer>, so_far: Sides }} Asked
 */
const MARKS = { right: "✓ ", "not-yet": "↺ ", none: "" };

export default {
  /** @param {Drawing<Asked>} drawing */
  render({ model, el }) {
    const words = model.get("words");
    const root = h("section", { class: "sticky-lab-quiz" });
    const soFar = h("p", { class: "so-far" });
    /** @type {Record<string, HTMLElement>} */
    const answers = {};
    /** @type {Record<string, number>} */
    const waiting = {};
    /** @type {(name: string, verdict: keyof typeof MARKS, text: Sides) => void} */
    const tell = (name, verdict, text) => {
      answers[name].className = `said ${verdict}`;
      answers[name].replaceChildren(MARKS[verdict], ...sides(text));
    };

    /** @param {Question} question */
    const question = ({ name, heading, text, choices }) => {
      const id = newId();
      const inputs = choices.map(({ key }) => h("input", { type: "radio", name: id, value: key }));
      // What was answered before this page, or this view of the output, was drawn.
      const answered = inputs.find((input) => input.value === model.get("said")[name]?.choice);
      if (answered) answered.checked = true;
      const labels = choices.map((one, index) => h("label", {}, inputs[index], `${one.key}) `, ...sides(one.text)));
      const check = h("button", { type: "submit", "aria-describedby": `${id}-heading` }, ...sides(words.check));
      // It stays in the page, so that what is written into it is read aloud.
      answers[name] = h("p", { class: "said", role: "status" });
      const form = h(
        "form",
        {},
        h(
          "fieldset",
          { "aria-describedby": `${id}-text` },
          h("legend", { id: `${id}-heading` }, ...sides(heading)),
          h("p", { id: `${id}-text` }, ...sides(text)),
          ...labels,
          check,
          answers[name],
        ),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(waiting[name]);
        // A kernel that was restarted knows nothing of this quiz, and nothing else tells the page so.
        waiting[name] = setTimeout(() => tell(name, "none", words.silent), SILENT_AFTER_MS);
        model.send({ check: name, choice: inputs.find((input) => input.checked)?.value ?? "" });
      });
      return form;
    };

    root.append(h("p", { class: "title" }, ...sides(words.title)));
    root.append(...model.get("questions").map(question), soFar);
    el.append(root);

    /** @type {Record<string, number>} */
    const shown = {};
    const show = () => {
      soFar.replaceChildren(...sides(model.get("so_far")));
      for (const [name, said] of Object.entries(model.get("said"))) {
        if (shown[name] === said.check) continue;
        shown[name] = said.check;
        clearTimeout(waiting[name]);
        tell(name, said.verdict, said.text);
      }
    };
    show();
    model.on("change:said change:so_far", show);
    const giveKeysBack = keepKeys(root);
    return () => {
      giveKeysBack();
      Object.values(waiting).forEach(clearTimeout);
      model.off("change:said change:so_far", show);
    };
  },
};
