// @ts-check
// One question with radio buttons.
/**
 * @typedef {{ value: string, text: Sides }} Answer
 * @typedef {{ heading: Sides, question: Sides, options: Answer[], choice: string, remembered: string, silent: Sides }} Asked
 */
export default {
  /** @param {Drawing<Asked>} drawing */
  render({ model, el }) {
    const id = newId();
    const said = h("p", { class: "said", role: "status" });
    /** @type {number | undefined} */
    let waiting;
    const inputs = model.get("options").map(({ value }) => {
      const input = h("input", { type: "radio", name: id, value });
      input.addEventListener("change", () => {
        clearTimeout(waiting);
        // A kernel that was restarted knows nothing of this question, and nothing else tells the page so.
        waiting = setTimeout(() => said.replaceChildren(...sides(model.get("silent"))), SILENT_AFTER_MS);
        model.set("choice", value);
        model.save_changes();
      });
      return input;
    });
    const root = h(
      "fieldset",
      { class: "sticky-lab-prediction", "aria-describedby": `${id}-question` },
      h("legend", {}, ...sides(model.get("heading"))),
      h("p", { id: `${id}-question` }, ...sides(model.get("question"))),
      ...model.get("options").map(({ text }, index) => h("label", {}, inputs[index], ...sides(text))),
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
