// @ts-check
// What all scripts of ours share: it stands before each of them. `types.d.ts` has the types.
const ATTRIBUTE = "data-sticky-lab-language";
const SILENT_AFTER_MS = 6000;

/** The page's language: "ko", "en", or "both". */
const language = () => document.documentElement.getAttribute(ATTRIBUTE) ?? "both";

/**
 * A text in the page's language, else in English, its {fields} filled in; a field may be a text itself.
 * @param {Sides} text
 * @param {Facts} facts
 */
const say = (text, facts = {}) => {
  /** @type {(text: Sides, side: string) => string} */
  const pick = (text, side) => text[side] ?? text.en;
  /** @param {string} side */
  const one = (side) =>
    pick(text, side).replace(/\{(\w+)\}/g, (whole, key) => {
      // What is no field of ours stays as it is: a browser's name may hold braces.
      if (!Object.hasOwn(facts, key)) return whole;
      const fact = facts[key];
      return typeof fact === "object" && fact !== null ? pick(fact, side) : String(fact);
    });
  const wanted = language();
  return wanted === "both" ? (one("ko") === one("en") ? one("ko") : `${one("ko")} · ${one("en")}`) : one(wanted);
};

/** @type {(child: Child) => child is Node | string} */
const isShown = (child) => child !== null && child !== undefined && child !== false;

/**
 * An element: attributes as written, `on` for listeners, `key` for finding it again after a redraw.
 * @template {HTMLElement | SVGElement} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {(Child | Child[])[]} children
 */
const made = (element, { on = {}, ...attributes }, children) => {
  for (const [event, listener] of Object.entries(on))
    element.addEventListener(event, /** @type {EventListener} */ (listener));
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "key") element.dataset.key = String(value);
    else if (key === "value" || key === "checked") Object.assign(element, { [key]: value });
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter(isShown));
  return element;
};

/** @type {<K extends keyof HTMLElementTagNameMap>(name: K, attributes?: Attributes, ...children: (Child | Child[])[]) => HTMLElementTagNameMap[K]} */
const h = (name, attributes = {}, ...children) => made(document.createElement(name), attributes, children);

/** @type {<K extends keyof SVGElementTagNameMap>(name: K, attributes?: Attributes, ...children: (Child | Child[])[]) => SVGElementTagNameMap[K]} */
const s = (name, attributes = {}, ...children) =>
  made(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/**
 * A text in all languages; the page's language switch hides the others.
 * @param {Sides} text
 */
const sides = (text) =>
  Object.entries(text).flatMap(([lang, side], index) => [
    ...(index ? [h("span", { class: "between-languages" }, " · ")] : []),
    h("span", { lang }, side),
  ]);

/** A name that nothing else in the page has; each widget loads this script anew, so that counting would not do. */
const newId = () => `sticky-lab-${Math.random().toString(36).slice(2)}`;

/**
 * How a target of this health is drawn, without colour.
 * @type {Record<string, string>}
 */
const SHAPES = { healthy: "●", unhealthy: "✕", draining: "▽", initial: "○", unused: "–", unavailable: "?" };

// What JupyterLab does not take for a place to type in.
const TAKEN = "select, button, summary, input[type=radio]";

/**
 * Keep keys from JupyterLab, which would move to another cell with an arrow, or cut this one with an X. Returns what
 * ends it. Leaving with Tab or Escape, and Shift+Enter, which runs the cell, stay as they are elsewhere.
 * @param {HTMLElement} root
 */
const keepKeys = (root) => {
  /** @param {KeyboardEvent} event */
  const keep = (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !root.contains(target) || !target.matches(TAKEN)) return;
    const leaving = event.key === "Tab" || (event.key === "Escape" && target.tagName !== "SELECT"); // it closes a list
    const others = event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key === "Enter");
    if (!leaving && !others) event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", keep, true);
  return () => window.removeEventListener("keydown", keep, true);
};

/**
 * A form; `submit` is called for its button and for Enter in one of its fields.
 * @param {Attributes} attributes
 * @param {() => void} submit
 * @param {(Child | Child[])[]} children
 */
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
          if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.isComposing) return;
          event.preventDefault();
          element.requestSubmit();
        },
      },
    },
    ...children,
  );
  return element;
};

/**
 * A labelled field in one line.
 * @param {string} label
 * @param {Child | Child[]} control
 */
const field = (label, control) => h("label", { class: "field" }, h("span", {}, label), control);

/**
 * A list to choose from: `options` are [value, shown].
 * @param {string} key
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} change
 */
const choice = (key, options, value, change) => {
  const list = h(
    "select",
    { key, on: { change: () => change(list.value) } },
    options.map(([option, shown]) => h("option", { value: option, selected: option === value }, shown)),
  );
  list.value = value;
  return list;
};

/**
 * Options in the page's language.
 * @param {Option[]} named
 * @returns {[string, string][]}
 */
const options = (named) => named.map(([value, text]) => [value, say(text)]);

/**
 * Options that are shown as they are.
 * @param {string[]} values
 * @returns {[string, string][]}
 */
const plain = (values) => values.map((value) => [value, value]);

/**
 * @param {string} key
 * @param {string} label
 * @param {() => void} click
 * @param {Attributes} more
 */
const button = (key, label, click, more = {}) => h("button", { type: "button", key, on: { click }, ...more }, label);

/**
 * A table; `name` is its visible caption, or, where the heading above says it, `{ "aria-label": … }`.
 * @param {string | Attributes} name
 * @param {string[]} headings
 * @param {HTMLTableRowElement[]} rows
 */
const table = (name, headings, rows) =>
  h(
    "table",
    typeof name === "string" ? {} : name,
    typeof name === "string" && h("caption", {}, name),
    headings.length > 0 &&
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          headings.map((heading) => h("th", { scope: "col" }, heading)),
        ),
      ),
    h("tbody", {}, rows),
  );

/**
 * Seconds that a lab's clock has gone on since its `state.now` came; 0 for one that stands still.
 * @param {View<Clock>} view
 */
const passed = ({ state, own }) => {
  if (own.clock?.now !== state.now) own.clock = { now: state.now, came: performance.now() };
  return state.runs ? (performance.now() - own.clock.came) / 1000 : 0;
};

/**
 * Draw anew each second while the lab's clock runs.
 * @param {View<Clock>} view
 */
const tick = (view) => {
  if (view.state.runs && !view.own.timer) view.own.timer = setInterval(() => view.redraw(), 1000);
};

/**
 * A widget that draws itself anew from its state; focus, selection and what is typed stay. `draw(view)` returns its
 * elements; `view.own` is what the page alone knows (edits, filters).
 * @template State
 * @template {object} Own
 * @param {string} name
 * @param {(view: View<State, Own>) => Child[]} draw
 * @param {(view: View<State, Own>) => void} after
 */
const part = (name, draw, after = () => {}) => ({
  /** @param {Drawing<{ state: State, words: Record<string, Sides>, said: Said }>} drawing */
  render({ model, el }) {
    const root = h("div", { class: `sticky-lab-part sticky-lab-${name}`, role: "group" });
    const body = h("div", { class: "body" });
    // These two stay in the page, so that what is written into them is read aloud.
    const status = h("p", { class: "said", role: "status" });
    const alert = h("p", { class: "said problem", role: "alert" });
    root.append(body, status, alert);
    el.append(root);

    /** @type {number | undefined} */
    let waiting;
    /** @type {View<State, Own>} */
    const view = {
      own: /** @type {Own & Kept} */ ({}),
      root,
      get state() {
        return model.get("state");
      },
      word: (key, facts) => say(model.get("words")[key], facts),
      text: (key) => model.get("words")[key],
      notify: (what) => model.send({ do: what }),
      send(what, facts = {}) {
        clearTimeout(waiting);
        // A kernel that was restarted knows nothing of this panel, and nothing else tells the page so.
        waiting = setTimeout(() => show({ ...view.text("silent"), role: "alert", where: "" }), SILENT_AFTER_MS);
        model.send({ do: what, ...facts });
      },
      redraw,
    };

    function redraw() {
      const active = document.activeElement;
      const focused = active instanceof HTMLElement && body.contains(active) ? active : null;
      const key = focused?.dataset.key;
      const input = focused instanceof HTMLInputElement ? focused : null;
      const [from, to] = [input?.selectionStart ?? null, input?.selectionEnd ?? null];
      const open = [...body.querySelectorAll("details")].filter((one) => one.open).map((one) => one.dataset.key);
      const wanted = language();
      if (wanted === "both") root.removeAttribute("lang");
      else root.setAttribute("lang", wanted);
      root.setAttribute("aria-label", view.word("title"));
      body.replaceChildren(h("h3", {}, view.word("title")), ...draw(view).filter(isShown));
      for (const one of body.querySelectorAll("details")) one.open = one.open || open.includes(one.dataset.key);
      const again = key ? body.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
      if (again instanceof HTMLElement) {
        again.focus({ preventScroll: true });
        if (again instanceof HTMLInputElement) again.setSelectionRange(from, to);
      } else if (focused) {
        // What had the focus is gone: the part itself keeps it, not the top of the page.
        root.tabIndex = -1;
        root.focus({ preventScroll: true });
      }
    }

    /** @param {Said} said */
    function show(said) {
      status.textContent = said.role === "status" ? say(said) : "";
      alert.textContent = said.role === "alert" ? `⚠ ${say(said)}` : "";
      alert.hidden = said.role !== "alert";
      // What stands at its field need not be seen twice; it is still read aloud.
      alert.classList.toggle("unseen", Boolean(said.where));
    }

    const heard = () => {
      clearTimeout(waiting);
      const said = model.get("said");
      // An answer without words is one, too: what was wrong before is so no longer.
      if (said.ko) show(said);
      else if (!alert.hidden) show({ role: "none", where: "" });
      view.own.said = said;
      redraw();
    };
    const changed = () => {
      redraw();
      after(view);
    };
    const giveKeysBack = keepKeys(body);
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
      giveKeysBack();
      clearTimeout(waiting);
      clearInterval(view.own.timer ?? undefined);
      model.off("change:state", changed);
      model.off("change:said", heard);
    };
  },
});
