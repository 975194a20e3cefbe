// @ts-check
// The language switch: a prebuilt JupyterLab extension, written by hand so that nobody needs a JS toolchain.
//
// It puts one attribute on the page's root element. CSS hides the [lang] blocks of other languages, before any
// cell is run and without a kernel; widgets read the same attribute (`language` in sticky_lab/widgets/js/common.js).
// Without this extension the attribute is missing and both languages show.
(() => {
  "use strict";

  const PACKAGE = "sticky-lab";
  const ATTRIBUTE = "data-sticky-lab-language";
  const STORE = "sticky-lab:language";
  const CHANGED = "sticky-lab-language-changed";
  /** @type {Record<string, string>} */
  const NAMES = { ko: "한국어", en: "English", both: "한국어 · English" };
  const CHOICES = Object.keys(NAMES);

  // Of the course's languages, those that this switch does not know are others, too.
  const HIDDEN = CHOICES.filter((choice) => choice !== "both").flatMap((language) => [
    [language, `[lang]:not([lang="${language}"])`],
    [language, ".between-languages"],
  ]);
  // Only places that show the course's own text: JupyterLab's menus are not ours to hide.
  const PLACES = ".jp-Notebook, .jp-MarkdownViewer, .jp-LinkedOutputView, .jp-TableOfContents";

  const style = `
    ${HIDDEN.map(([language, hidden]) => `:root[${ATTRIBUTE}="${language}"] :is(${PLACES}) ${hidden}`).join(",\n")}
      { display: none !important; }
    .sticky-lab-language { display: flex; align-items: center; margin-left: 8px; }
    .sticky-lab-language select {
      font: inherit; color: inherit; background: var(--jp-layout-color1);
      border: 1px solid var(--jp-border-color1); border-radius: 2px; height: 24px;
    }
    .sticky-lab-language select:focus-visible { outline: 2px solid var(--jp-brand-color1); outline-offset: 1px; }
  `;

  function remembered() {
    try {
      return localStorage.getItem(STORE);
    } catch {
      return null; // storage may be forbidden; the choice then lasts until reload
    }
  }

  function firstChoice() {
    const asked = new URLSearchParams(location.search).get("lang");
    const fromLocale = (navigator.language || "").startsWith("ko") ? "ko" : "en";
    return [asked, remembered()].find((choice) => choice !== null && CHOICES.includes(choice)) ?? fromLocale;
  }

  const current = () => document.documentElement.getAttribute(ATTRIBUTE) ?? "both";

  /** @param {string} language */
  function choose(language) {
    document.documentElement.setAttribute(ATTRIBUTE, language);
    try {
      localStorage.setItem(STORE, language);
    } catch {
      // see remembered()
    }
    document.dispatchEvent(new Event(CHANGED));
  }

  function toolbarNode() {
    const node = document.createElement("div");
    node.className = "sticky-lab-language";
    const select = document.createElement("select");
    select.setAttribute("aria-label", "언어 · Language");
    select.title = "강의 언어 · Course language (Alt+L)";
    for (const choice of CHOICES) {
      const option = new Option(NAMES[choice], choice);
      option.lang = choice === "both" ? "" : choice;
      select.add(option);
    }
    select.value = current();
    select.addEventListener("change", () => choose(select.value));
    document.addEventListener(CHANGED, () => (select.value = current()));
    node.append(select);
    return node;
  }

  /**
   * What this uses of JupyterLab.
   * @typedef {{ label: string, execute: () => void }} Command
   * @typedef {{ toolbar: { addItem: (name: string, widget: object) => void } }} Panel
   * @typedef {{ createNew: (panel: Panel) => void }} Maker
   * @typedef {{ Widget: new (options: { node: Node }) => object }} Lumino
   * @typedef {{ commands: { addCommand: (id: string, command: Command) => void }, docRegistry: { addWidgetExtension: (factory: string, maker: Maker) => void } }} JupyterLab
   * @typedef {Record<string, Record<string, { get: () => Promise<() => unknown> }>>} Shared
   */

  /** @type {Shared} the modules that JupyterLab shares with its extensions */
  let shared;

  async function lumino() {
    const [version] = Object.values(shared["@lumino/widgets"]);
    return /** @type {Lumino} */ ((await version.get())());
  }

  const plugin = {
    id: "sticky-lab:language-switch",
    autoStart: true,
    /** @param {JupyterLab} app */
    activate: async (app) => {
      document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
      choose(firstChoice());

      app.commands.addCommand("sticky-lab:next-language", {
        label: "강의 언어 바꾸기 · Switch course language",
        execute: () => choose(CHOICES[(CHOICES.indexOf(current()) + 1) % CHOICES.length]),
      });

      const { Widget } = await lumino();
      for (const factory of ["Notebook", "Markdown Preview"]) {
        app.docRegistry.addWidgetExtension(factory, {
          createNew: (panel) => {
            panel.toolbar.addItem("sticky-lab-language", new Widget({ node: toolbarNode() }));
          },
        });
      }
    },
  };

  const extensions = (globalThis._JUPYTERLAB ??= {});
  extensions[PACKAGE] = {
    /** @param {Shared} scope */
    init: (scope) => {
      shared = scope;
    },
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
