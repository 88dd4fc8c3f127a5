import { choiceField, textField } from "./field.js";

const FAULTS = ["reset", "timeout", "malformed", "503"];

/** What a client may ask of its answer by `Prefer`; `read` gives the pairs of what is chosen. */
export function preferFields(responses) {
  const code = choiceField("Status", [["", "by default"], ...responses.map(toStatus)]);
  const names = [...new Set(responses.flatMap(({ examples }) => examples))];
  const example = choiceField("Example", [["", "by default"], ...names.map((name) => [name, name])]);
  const fault = choiceField("Fault", [["", "none"], ...FAULTS.map((name) => [name, name])]);
  const dynamic = choiceField("Values", [
    ["", "by default"],
    ["true", "generated"],
    ["false", "from examples"],
  ]);
  const seed = textField("Seed", { autocomplete: "off" });
  const delay = textField("Delay", { placeholder: "500 or 100..800", autocomplete: "off" });
  example.node.hidden = names.length === 0;
  const all = Object.entries({ code, example, dynamic, seed, delay, fault });
  return {
    fields: all.map(([, field]) => field),
    read: () => all.map(([name, field]) => [name, field.read()]).filter(([, value]) => value !== ""),
  };
}

/** A range and `default` have to be asked for by a status of theirs. */
function toStatus({ status, description }) {
  const value = status === "default" ? "500" : status.replaceAll("X", "0");
  const about = description.split("\n")[0];
  return [value, [status, about.length > 40 ? `${about.slice(0, 40)}…` : about].filter(Boolean).join(" ")];
}
