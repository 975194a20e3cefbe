// One question with radio buttons.
export default {
  render({ model, el }) {
    const id = newId();
    const said = make("p", { class: "said", role: "status" });
    let waiting;
    const inputs = model.get("options").map(({ value }) => {
      const input = make("input", { type: "radio", name: id, value });
      input.addEventListener("change", () => {
        clearTimeout(waiting);
        // A kernel that was restarted knows nothing of this question, and nothing else tells the page so.
        waiting = setTimeout(() => said.replaceChildren(...sides(model.get("silent"))), SILENT_AFTER_MS);
        model.set("choice", value);
        model.save_changes();
      });
      return input;
    });
    const root = make(
      "fieldset",
      { class: "sticky-lab-prediction", "aria-describedby": `${id}-question` },
      make("legend", {}, ...sides(model.get("heading"))),
      make("p", { id: `${id}-question` }, ...sides(model.get("question"))),
      ...model.get("options").map(({ text }, index) => make("label", {}, inputs[index], ...sides(text))),
      said,
    );

    const show = () => inputs.forEach((input) => (input.checked = input.value === model.get("choice")));
    const heard = () => {
      clearTimeout(waiting);
      said.replaceChildren();
    };
    show();
    model.on("change:choice", show);
    model.on("change:remembered", heard);
    el.append(root);
    const giveKeysBack = keepKeys(root);
    return () => {
      giveKeysBack();
      clearTimeout(waiting);
      model.off("change:choice", show);
      model.off("change:remembered", heard);
    };
  },
};
