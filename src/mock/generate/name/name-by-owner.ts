import type { TextSource } from "../string/formats.ts";
import type { Run } from "../run.ts";
import { capital, personName, phrase, slug } from "../string/text.ts";
import { lookUp } from "./place-name.ts";

type NameSource = (run: Run) => string;

/** What a `name` is depends on what has it. */
const BY_OWNER: ReadonlyMap<string, NameSource> = new Map(
  Object.entries<NameSource>({
    "user person people owner author customer client employee contact member patient student teacher manager driver \
guest recipient sender assignee reviewer creator buyer seller passenger doctor player actor artist applicant \
candidate participant subscriber follower admin agent sitter keeper": personName,
    "company organization organisation org vendor supplier employer business firm manufacturer partner merchant \
bank brand publisher shelter store shop": ({ faker }) => faker.company.name(),
    "product item article good merchandise": ({ faker }) => faker.commerce.productName(),
    "category department": ({ faker }) => faker.commerce.department(),
    "pet animal dog cat horse": ({ faker }) => faker.animal.petName(),
    "city town": ({ vocabulary, random }) => vocabulary.city(random),
    country: ({ faker }) => faker.location.country(),
    "state region province": ({ faker }) => faker.location.state(),
    "street address": ({ faker }) => faker.location.street(),
    book: ({ faker }) => faker.book.title(),
    "song track": ({ faker }) => faker.music.songName(),
    "artist band": ({ faker }) => faker.music.artist(),
    album: ({ faker }) => faker.music.album(),
    "dish meal recipe food": ({ faker }) => faker.food.dish(),
    ingredient: ({ faker }) => faker.food.ingredient(),
    airport: ({ faker }) => faker.airline.airport().name,
    airline: ({ faker }) => faker.airline.airline().name,
    "vehicle car": ({ faker }) => faker.vehicle.vehicle(),
    currency: ({ faker }) => faker.finance.currencyName(),
    "file document attachment": ({ faker }) => faker.system.fileName(),
    "color colour": ({ faker }) => faker.color.human(),
    "repository repo package module service application app branch tag label job queue topic bucket container \
image cluster node model": slug,
  }).flatMap(([owners, source]) => owners.split(/\s+/).map((owner) => [owner, source] as const)),
);

/** The name of a person, a company, a product …, by the name of what it belongs to. */
export const nameByOwner: TextSource = (run, _lengths, { words, owner }) => {
  const described = words.at(-1) === "name" && words.length > 1 ? words.slice(0, -1) : owner;
  const source = lookUp(described, BY_OWNER);
  return source ? source(run) : capital(phrase(run));
};
