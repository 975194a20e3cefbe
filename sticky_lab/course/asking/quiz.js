// The questions of a lesson.
const MARKS = { right: "✓ ", "not-yet": "↺ ", none: "" };

export default {
  render({ model, el }) {
    const words = model.get("words");
    const root = make("section", { class: "sticky-lab-quiz" });
    const soFar = make("p", { class: "so-far" });
    const answers = {};
    const waiting = {};
    const tell = (name, verdict, text) => {
      answers[name].className = `said ${verdict}`;
      answers[name].replaceChildren(MARKS[verdict], ...sides(text));
    };

    const question = ({ name, heading, text, choices }) => {
      const id = newId();
      const inputs = choices.map(({ key }) => make("input", { type: "radio", name: id, value: key }));
      // What was answered before this page, or this view of the output, was drawn.
      const answered = inputs.find((input) => input.value === model.get("said")[name]?.choice);
      if (answered) answered.checked = true;
      const labels = choices.map((one, index) => make("label", {}, inputs[index], `${one.key}) `, ...sides(one.text)));
      const check = make("button", { type: "submit", "aria-describedby": `${id}-heading` }, ...sides(words.check));
      // It stays in the page, so that what is written into it is read aloud.
      answers[name] = make("p", { class: "said", role: "status" });
      const form = make(
        "form",
        {},
        make(
          "fieldset",
          {},
          make("legend", { id: `${id}-heading` }, ...sides(heading)),
          make("p", { id: `${id}-text` }, ...sides(text)),
          ...labels,
          check,
          answers[name],
        ),
      );
      form.firstChild.setAttribute("aria-describedby", `${id}-text`);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        clearTimeout(waiting[name]);
        // A kernel that was restarted knows nothing of this quiz, and nothing else tells the page so.
        waiting[name] = setTimeout(() => tell(name, "none", words.silent), SILENT_AFTER_MS);
        model.send({ check: name, choice: inputs.find((input) => input.checked)?.value ?? "" });
      });
      return form;
    };

    root.append(make("p", { class: "title" }, ...sides(words.title)));
    root.append(...model.get("questions").map(question), soFar);
    el.append(root);

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
