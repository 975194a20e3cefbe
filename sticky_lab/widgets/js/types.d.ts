// What our scripts say of their values in JSDoc; `npx tsc` reads it, a page never does.

/** A text in all its languages. */
interface Sides {
  [language: string]: string;
}

/** What fills a {field} of a text. */
type Fact = Sides | string | number | boolean | null | undefined;
type Facts = Record<string, Fact>;

/** How an action ended: `role` is "status", "alert" or "none", `where` the key of the field that it is about, or "". */
type Said = Sides & { role: string; where: string };

/** What an element is made of; what is no node and no text is left out. */
type Child = Node | string | null | undefined | false;

type Listeners = { [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };

interface Attributes {
  on?: Listeners;
  [name: string]: Listeners | string | number | boolean | null | undefined;
}

/** What anywidget hands a script: the widget's traits, as Python has them, and messages to it. */
interface Model<Traits> {
  get<Name extends keyof Traits>(name: Name): Traits[Name];
  set<Name extends keyof Traits>(name: Name, value: Traits[Name]): void;
  save_changes(): void;
  send(message: object): void;
  on(events: string, listener: () => void): void;
  off(events: string, listener: () => void): void;
}

interface Drawing<Traits> {
  model: Model<Traits>;
  el: HTMLElement;
}

/** What the page alone knows of every part. */
interface Kept {
  said?: Said | null;
  timer?: number | null;
  clock?: { now: number; came: number };
}

/** A part as its `draw` sees it. `State` is what `draw` of its Python class returns, `Own` what its page alone knows. */
interface View<State, Own = {}> {
  own: Own & Kept;
  root: HTMLElement;
  readonly state: State;
  /** A word of the part in the page's language. */
  word(key: string, facts?: Facts): string;
  /** A word of the part in all languages. */
  text(key: string): Sides;
  /** Have Python do something; it answers, or is said to be silent. */
  send(what: string, facts?: object): void;
  /** Send what nobody at the page has asked for: nobody waits for an answer either. */
  notify(what: string): void;
  redraw(): void;
}

/** A lab's clock: seconds since 1970, and whether it runs. */
interface Clock {
  now: number;
  runs: boolean;
}

/** A value and how it is shown. */
type Option = [value: string, shown: Sides];

/** The forms' fields, all as they are typed. */
interface Fields {
  kind: string;
  number: string;
  unit: string;
  cookie_name: string;
}

/** Where JupyterLab looks for extensions that are built already. */
declare var _JUPYTERLAB: Record<string, object> | undefined;
