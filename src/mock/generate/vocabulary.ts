import type { Faker } from "@faker-js/faker";
import type { Random } from "./random.ts";

/** Gives one word or name. */
export type WordSource = (random: Random) => string;

/**
 * The words that most texts are made of, straight from the lists of a locale: faker's own methods look at patterns and
 * weights first, which takes up to ten times as long.
 */
export interface Vocabulary {
  /** Two of them make a phrase. */
  readonly first: WordSource;
  readonly second: WordSource;
  /** A sentence, from the other sources. */
  readonly sentence: WordSource;
  readonly givenName: WordSource;
  readonly familyName: WordSource;
  readonly city: WordSource;
}

/** Collects the words of a locale. */
export function createVocabulary(faker: Faker): Vocabulary {
  const { metadata, hacker, lorem, person, location } = faker.rawDefinitions;
  const isEnglish = metadata?.language === "en";
  const verb = from(hacker?.verb, () => faker.hacker.verb());
  const first = isEnglish ? from(hacker?.adjective, () => faker.hacker.adjective()) : undefined;
  const second = isEnglish ? from(hacker?.noun, () => faker.hacker.noun()) : undefined;
  const word = from(lorem?.word, () => faker.lorem.word());
  return {
    first: first ?? word,
    second: second ?? word,
    sentence:
      first && second
        ? (random) => `${verb(random)} the ${first(random)} ${second(random)}.`
        : () => faker.lorem.sentence(),
    givenName: from(person?.first_name?.generic, () => faker.person.firstName()),
    familyName: from(person?.last_name?.generic, () => faker.person.lastName()),
    city: from(location?.city_name, () => faker.location.city()),
  };
}

function from(words: readonly string[] | null | undefined, otherwise: () => string): WordSource {
  return words && words.length > 0 ? (random) => random.pick(words) : otherwise;
}
