// One question with radio buttons. Both languages are in the page; its language switch hides one of them.
export default {
  render({ model, el }) {
    const both = (text) => {
      const parts = ["ko", "en"].map((language) => {
        const span = document.createElement("span");
        span.lang = language;
        span.textContent = text[language];
        return span;
      });
      const between = document.createElement("span");
      between.className = "between-languages";
      between.textContent = " · ";
      return [parts[0], between, parts[1]];
    };

    const fieldset = document.createElement("fieldset");
    fieldset.className = "sticky-lab-prediction";
    const legend = document.createElement("legend");
    legend.append(...both(model.get("heading")));
    const question = document.createElement("p");
    question.append(...both(model.get("question")));
    fieldset.append(legend, question);

    const group = `prediction-${model.get("name")}-${Math.random()}`;
    const inputs = model.get("options").map(({ value, text }) => {
      const input = Object.assign(document.createElement("input"), { type: "radio", name: group, value });
      input.addEventListener("change", () => {
        model.set("choice", value);
        model.save_changes();
      });
      const label = document.createElement("label");
      label.append(input, ...both(text));
      fieldset.append(label);
      return input;
    });

    const show = () => inputs.forEach((input) => (input.checked = input.value === model.get("choice")));
    show();
    model.on("change:choice", show);
    el.append(fieldset);
  },
};
