/**
 * An element with attributes, properties (after a dot: `.value`) and listeners (functions: `onclick`), and its children.
 * What is undefined or false is left out.
 */
export function element(name, members = {}, ...children) {
  const made = globalThis.document.createElement(name);
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (key.startsWith(".")) made[key.slice(1)] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}
