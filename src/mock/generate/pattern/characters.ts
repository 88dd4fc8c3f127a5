import type { AST } from "@eslint-community/regexpp";

/** A node of a regular expression that matches one character. */
export type CharacterNode = AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

const PRINTABLE = range(0x20, 0x7e);
const READABLE = /^[a-z0-9]$/i;
/** Where nothing in ASCII matches, these are asked: all of the basic plane, then emoji and old scripts. */
const ELSEWHERE = [
  { from: 0xa0, to: 0xd7ff },
  { from: 0xe000, to: 0xffff },
  { from: 0, to: 0x1f },
  { from: 0x1f300, to: 0x1faff },
  { from: 0x10000, to: 0x10fff },
];
/** So many characters are variety enough. */
const ENOUGH = 200;

/** Some of the characters that a node matches, such as read well where there is a choice; none where none was found. */
export function charactersOf(node: CharacterNode, flags: string): string[] {
  const isOne = new RegExp(`^(?:${node.raw})$`, flags);
  const matches = (character: string) => isOne.test(character);
  const ascii = PRINTABLE.filter(matches);
  if (ascii.length > 0) return isOpen(node) ? readable(ascii) : ascii;
  const found: string[] = [];
  for (const { from, to } of [...writtenRanges(node), ...ELSEWHERE]) {
    for (let code = from; code <= to && found.length < ENOUGH; code++) {
      const character = String.fromCodePoint(code);
      if (matches(character)) found.push(character);
    }
    if (found.length > 0) return found;
  }
  return found;
}

/** Whether a node says what it is not rather than what it is. */
function isOpen(node: CharacterNode): boolean {
  if (node.type === "CharacterSet") return node.kind === "any" || ("negate" in node && node.negate);
  return node.negate || node.raw === "[\\s\\S]" || node.raw === "[\\S\\s]";
}

function readable(characters: string[]): string[] {
  const letters = characters.filter((character) => READABLE.test(character));
  return letters.length > 0 ? letters : characters;
}

function writtenRanges(node: CharacterNode): { readonly from: number; readonly to: number }[] {
  if (node.type !== "CharacterClass" || node.negate) return [];
  return node.elements.flatMap((element) => {
    if (element.type === "CharacterClassRange") return [{ from: element.min.value, to: element.max.value }];
    return element.type === "Character" ? [{ from: element.value, to: element.value }] : [];
  });
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}
