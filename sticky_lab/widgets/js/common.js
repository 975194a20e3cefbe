// What every part of the panel shares. A part draws itself anew from its state; focus, selection and what is typed stay.
const ATTRIBUTE = "data-sticky-lab-language";
const SILENT_AFTER_MS = 6000;

/** The page's language: "ko", "en", or "both". */
const language = () => document.documentElement.getAttribute(ATTRIBUTE) ?? "both";

/** A text in the page's language, else in English, its {fields} filled in; a field may be a text itself. */
const say = (text, facts = {}) => {
  const one = (side) =>
    // What is no field of ours stays as it is: a browser's name may hold braces.
    (text[side] ?? text.en).replace(/\{(\w+)\}/g, (whole, key) =>
      Object.hasOwn(facts, key) ? (facts[key]?.[side] ?? facts[key]?.en ?? facts[key]) : whole,
    );
  const wanted = language();
  return wanted === "both" ? (one("ko") === one("en") ? one("ko") : `${one("ko")} · ${one("en")}`) : one(wanted);
};

const SVG = "http://www.w3.org/2000/svg";

/** An element: attributes as written, `on` for listeners, `key` for finding it again after a redraw. */
const make = (namespace) => (name, attributes = {}, ...children) => {
  const element = namespace ? document.createElementNS(namespace, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === "key") element.dataset.key = value;
    else if (key === "value") element.value = value;
    else if (key === "checked") element.checked = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};
const h = make(null);
const s = make(SVG);

/** A form; `submit` is called for its button and for Enter in one of its fields. */
const form = (attributes, submit, ...children) => {
  const element = h(
    "form",
    {
      ...attributes,
      on: {
        submit: (event) => {
          event.preventDefault();
          submit();
        },
        keydown: (event) => {
          if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.isComposing) return;
          event.preventDefault();
          element.requestSubmit();
        },
      },
    },
    ...children,
  );
  return element;
};

/** A labelled field in one line. */
const field = (label, control) => h("label", { class: "field" }, h("span", {}, label), control);

/** A list to choose from: `options` are [value, shown]. */
const choice = (key, options, value, change) => {
  const list = h(
    "select",
    { key, on: { change: () => change(list.value) } },
    options.map(([option, shown]) => h("option", { value: option, selected: option === value }, shown)),
  );
  list.value = value;
  return list;
};

const button = (key, label, click, more = {}) => h("button", { type: "button", key, on: { click }, ...more }, label);

/** A table; `name` is its visible caption, or, where the heading above says it, `{ "aria-label": … }`. */
const table = (name, headings, rows) =>
  h(
    "table",
    typeof name === "string" ? {} : name,
    typeof name === "string" && h("caption", {}, name),
    headings.length > 0 && h("thead", {}, h("tr", {}, headings.map((heading) => h("th", { scope: "col" }, heading)))),
    h("tbody", {}, rows),
  );

/** Seconds that a lab's clock has gone on since its `state.now` came; 0 for one that stands still. */
const passed = ({ state, own }) => {
  if (own.now !== state.now) [own.now, own.came] = [state.now, performance.now()];
  return state.runs ? (performance.now() - own.came) / 1000 : 0;
};

/** Draw anew each second while the lab's clock runs. */
const tick = (view) => {
  if (view.state.runs && !view.own.timer) view.own.timer = setInterval(() => view.redraw(), 1000);
};

/** Draw a part. `draw(view)` returns its elements; `view.own` is what the page alone knows (edits, filters). */
const part = (name, draw, after = () => {}) => ({
  render({ model, el }) {
    const root = h("div", { class: `sticky-lab-part sticky-lab-${name}`, role: "group" });
    const body = h("div", { class: "body" });
    // These two stay in the page, so that what is written into them is read aloud.
    const status = h("p", { class: "said", role: "status" });
    const alert = h("p", { class: "said problem", role: "alert" });
    root.append(body, status, alert);
    el.append(root);

    const view = {
      own: {},
      root,
      get state() {
        return model.get("state");
      },
      word: (key, facts) => say(model.get("words")[key], facts),
      text: (key) => model.get("words")[key],
      /** Send what nobody at the page has asked for: nobody waits for an answer either. */
      notify: (what) => model.send({ do: what }),
      send(what, facts = {}) {
        clearTimeout(view.waiting);
        // A kernel that was restarted knows nothing of this panel, and nothing else tells the page so.
        view.waiting = setTimeout(() => show({ role: "alert", ...view.text("silent") }), SILENT_AFTER_MS);
        model.send({ do: what, ...facts });
      },
      redraw,
    };

    function redraw() {
      const focused = body.contains(document.activeElement) ? document.activeElement : null;
      const key = focused?.dataset.key;
      const selection = focused?.tagName === "INPUT" ? [focused.selectionStart, focused.selectionEnd] : null;
      const open = [...body.querySelectorAll("details[open]")].map((one) => one.dataset.key);
      const wanted = language();
      if (wanted === "both") root.removeAttribute("lang");
      else root.setAttribute("lang", wanted);
      root.setAttribute("aria-label", view.word("title"));
      body.replaceChildren(h("h3", {}, view.word("title")), ...[draw(view)].flat().filter(Boolean));
      for (const one of body.querySelectorAll("details")) one.open = one.open || open.includes(one.dataset.key);
      const again = key && body.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (again) {
        again.focus({ preventScroll: true });
        if (selection) again.setSelectionRange(...selection);
      } else if (focused) {
        // What had the focus is gone: the part itself keeps it, not the top of the page.
        root.tabIndex = -1;
        root.focus({ preventScroll: true });
      }
    }

    function show(said) {
      status.textContent = said.role === "status" ? say(said) : "";
      alert.textContent = said.role === "alert" ? `⚠ ${say(said)}` : "";
      alert.hidden = said.role !== "alert";
      // What stands at its field need not be seen twice; it is still read aloud.
      alert.classList.toggle("unseen", Boolean(said.where));
    }

    const heard = () => {
      clearTimeout(view.waiting);
      const said = model.get("said");
      // An answer without words is one, too: what was wrong before is so no longer.
      if (said.ko) show(said);
      else if (!alert.hidden) show({ role: "none" });
      view.own.said = said;
      redraw();
    };
    const changed = () => {
      redraw();
      after(view);
    };
    // Arrows and letters in a list are the list's: JupyterLab would move to another cell with them, or delete one.
    const keepKeys = (event) => {
      const plain = !event.altKey && !event.ctrlKey && !event.metaKey && event.key !== "Tab";
      if (plain && event.target.tagName === "SELECT" && body.contains(event.target)) event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", keepKeys, true);
    alert.hidden = true;
    redraw();
    after(view);
    model.on("change:state", changed);
    model.on("change:said", heard);
    const observer = new MutationObserver(() => {
      redraw();
      if (view.own.said?.ko) show(view.own.said);
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
    return () => {
      observer.disconnect();
      window.removeEventListener("keydown", keepKeys, true);
      clearTimeout(view.waiting);
      clearInterval(view.own.timer);
      model.off("change:state", changed);
      model.off("change:said", heard);
    };
  },
});
