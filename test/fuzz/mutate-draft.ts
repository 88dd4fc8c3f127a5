import { isObject } from "../../src/contract/document.ts";
import type { RequestDraft } from "../../src/verify/requests/request-draft.ts";
import { withBodyValue, withParameter } from "../../src/verify/requests/request-draft.ts";
import type { Chance } from "./chance.ts";

const hostile = (chance: Chance): unknown =>
  chance.pick<() => unknown>([
    () => null,
    () => "",
    () => chance.pick([0, -1, 1e308, -1e308, 2 ** 53, 1.5, 1e-300, true, false]),
    () =>
      chance.pick([
        "\0",
        "\r\nX: y",
        "../../etc/passwd",
        "%00",
        "<script>",
        "=1+1",
        "\ud83d",
        "\u202e",
        "${x}",
      ]),
    () =>
      chance.pick([
        "__proto__",
        "constructor",
        "toString",
        "NaN",
        "1e999",
        "0x10",
        "null",
        "2026-99-99T99:99:99Z",
      ]),
    () => "a".repeat(chance.pick([64, 1000, 5000])),
    () => [],
    () => Array.from({ length: chance.below(200) }, () => chance.below(3)),
    () => ({}),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
    () => Object.fromEntries(chance.several(30, () => [`k${chance.below(1000)}`, null])),
    () => nested(chance.below(300)),
  ])();

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let left = depth; left > 0; left--) value = left % 2 ? [value] : { a: value };
  return value;
}

/** A request's values with one to three of them exchanged for such as mean harm. */
export function mutateDraft(chance: Chance, draft: RequestDraft): RequestDraft {
  let changed = draft;
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const places = (["path", "query", "header", "cookie"] as const).filter(
      (place) => Object.keys(changed[place]).length > 0,
    );
    if (changed.body && "media" in changed.body && (places.length === 0 || chance.is(60))) {
      changed = withBodyValue(changed, mutateValue(chance, changed.body.value));
    } else if (places.length > 0) {
      const place = chance.pick(places);
      const name = chance.pick(Object.keys(changed[place]));
      changed = withParameter(changed, place, name, chance.is(15) ? undefined : hostile(chance));
    } else
      changed = withParameter(changed, "query", chance.pick(["x", "__proto__", "limit"]), hostile(chance));
  }
  return changed;
}

function mutateValue(chance: Chance, value: unknown): unknown {
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (names.length === 0 || chance.is(15)) return hostile(chance);
  const name = chance.pick(names);
  if (Array.isArray(value)) {
    const at = Number(name);
    return chance.is(10) ? value.toSpliced(at, 1) : value.with(at, mutateValue(chance, value[at]));
  }
  if (!isObject(value)) return hostile(chance);
  const others = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
  if (chance.is(10)) return others;
  if (chance.is(10)) return { ...value, [chance.pick(["extra", "constructor", "id"])]: hostile(chance) };
  return { ...others, [name]: mutateValue(chance, value[name]) };
}
