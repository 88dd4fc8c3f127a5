import type { Run } from "../run.ts";
import { base64Text, uuidText } from "../string/formats.ts";
import type { TextSource } from "../string/formats.ts";
import { dateTimeOf, dateOf, momentByName } from "../string/dates.ts";
import { emailText, hostnameText, ipv6Text, urlText } from "../string/internet.ts";
import {
  alphanumeric,
  asciiOf,
  capital,
  hexadecimal,
  personName,
  sentences,
  slug,
  title,
} from "../string/text.ts";
import { nameByOwner } from "./name-by-owner.ts";
import type { PlaceName } from "./place-name.ts";
import { lookUp } from "./place-name.ts";

const CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

const BY_NAME: ReadonlyMap<string, TextSource> = new Map(
  Object.entries<TextSource>({
    "id uuid guid": uuidText,
    "name displayname": nameByOwner,
    fullname: (run, _lengths, { owner }) =>
      owner.some((word) => /^(repo|repository|project|package)$/.test(word))
        ? `${slug(run)}/${slug(run)}`
        : personName(run),
    "author owner contact assignee reviewer creator createdby updatedby organizer organiser ceo founder manager":
      personName,
    "firstname givenname forename middlename": ({ vocabulary, random }) => vocabulary.givenName(random),
    "lastname surname familyname": ({ vocabulary, random }) => vocabulary.familyName(random),
    "username login handle nickname screenname user": (run) => {
      const first = asciiOf(run.vocabulary.givenName(run.random));
      return `${first || "user"}${run.random.integer(10, 99)}`;
    },
    "jobtitle job position occupation": ({ faker }) => faker.person.jobTitle(),
    "gender sex": ({ faker }) => faker.person.sex(),
    "email emailaddress mail": emailText,
    "phone phonenumber telephone mobile fax tel": ({ faker }) => faker.phone.number(),
    "company companyname organization organisation employer vendor manufacturer supplier": ({ faker }) =>
      faker.company.name(),
    "department category": ({ faker }) => faker.commerce.department(),
    "brand product productname": ({ faker }) => faker.commerce.productName(),
    material: ({ faker }) => faker.commerce.productMaterial(),
    "street streetaddress address addressline line": ({ faker }) => faker.location.streetAddress(),
    "housenumber buildingnumber": ({ faker }) => faker.location.buildingNumber(),
    "city town locality location place venue": ({ vocabulary, random }) => vocabulary.city(random),
    "province region": ({ faker }) => faker.location.state(),
    "country countryname": ({ faker }) => faker.location.country(),
    countrycode: ({ faker }) => faker.location.countryCode(),
    "zip zipcode postcode postalcode": ({ faker }) => faker.location.zipCode(),
    "timezone tz": ({ faker }) => faker.location.timeZone(),
    "lat latitude": ({ faker }) => String(faker.location.latitude()),
    "lng lon longitude": ({ faker }) => String(faker.location.longitude()),
    "language lang": ({ faker }) => faker.location.language().alpha2,
    locale: ({ faker, random }) =>
      `${faker.location.language().alpha2}-${random.pick(["DE", "GB", "US", "FR"])}`,
    "currency currencycode": ({ faker }) => faker.finance.currencyCode(),
    "price amount cost total fee": ({ random }) => (random.integer(500, 50_000) / 100).toFixed(2),
    iban: ({ faker }) => faker.finance.iban(),
    bic: ({ faker }) => faker.finance.bic(),
    "accountnumber account": ({ faker }) => faker.finance.accountNumber(),
    "cardnumber creditcard": ({ faker }) => faker.finance.creditCardNumber(),
    "cvc cvv securitycode": ({ random }) => String(random.integer(100, 999)),
    "vatid vatnumber taxid": ({ random }) => `DE${random.integer(100_000_000, 999_999_999)}`,
    "trackingnumber trackingcode trackingid": (run) => `1Z${alphanumeric(run, 16, `${CAPITALS}23456789`)}`,
    "ean gtin barcode upc": ({ faker }) => faker.commerce.upc(),
    isbn: ({ faker }) => faker.commerce.isbn(),
    "sku productcode articlenumber": (run) =>
      `${alphanumeric(run, 3, CAPITALS)}-${run.random.integer(1000, 9999)}`,
    "code reference ref": (run) => `${alphanumeric(run, 2, CAPITALS)}${run.random.integer(100, 999)}`,
    "title headline subject topic label caption": title,
    "description summary text body content message comment note bio about detail reason abstract": sentences,
    "slug key tag keyword permalink identifier": slug,
    "url uri href link website homepage site webpage endpoint webhook callback next previous prev": urlText,
    "avatar photo picture image imageurl thumbnail logo avatarurl photourl": ({ faker, random }) =>
      `https://picsum.photos/seed/${faker.string.alphanumeric(6)}/${random.pick(["320/320", "640/480"])}`,
    "domain host hostname server": hostnameText,
    "ip ipaddress ipv4": ({ faker }) => faker.internet.ipv4(),
    ipv6: ipv6Text,
    "mac macaddress": ({ faker }) => faker.internet.mac(),
    "useragent browser": ({ faker }) => faker.internet.userAgent(),
    "token apikey secret accesstoken refreshtoken": (run) => alphanumeric(run, 40),
    "password passphrase": (run) =>
      `${capital(asciiOf(run.vocabulary.second(run.random)))}-${alphanumeric(run, 8)}!7`,
    "hash digest checksum fingerprint": (run) => hexadecimal(run, 64),
    "sha commit": (run) => hexadecimal(run, 40),
    etag: (run) => `"${hexadecimal(run, 16)}"`,
    cursor: (run) => base64Text(run, { min: 16, max: 16 }),
    "color colour": ({ faker }) => faker.color.rgb(),
    "version release": ({ faker }) => faker.system.semver(),
    "filename file": ({ faker }) => faker.system.fileName(),
    "path directory folder": ({ faker }) => faker.system.filePath(),
    "mimetype contenttype mediatype": ({ faker }) => faker.system.mimeType(),
    state: (run, _lengths, { owner }) =>
      owner.some((word) => /^(address|location|place|city)/.test(word))
        ? run.faker.location.state()
        : status(run),
    "status phase": status,
    "type kind": ({ random }) => random.pick(["standard", "basic", "premium", "custom"]),
    role: ({ random }) => random.pick(["admin", "editor", "viewer", "member"]),
    "priority severity level": ({ random }) => random.pick(["low", "medium", "high"]),
    "environment env": ({ random }) => random.pick(["production", "staging", "development"]),
    "branch defaultbranch": ({ random }) => random.pick(["main", "develop", "release"]),
    license: ({ random }) => random.pick(["MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0"]),
    industry: ({ random }) => random.pick(["Software", "Logistics", "Retail", "Energy", "Healthcare"]),
    unit: ({ random }) => random.pick(["kg", "m", "l", "pcs"]),
    genre: ({ faker }) => faker.music.genre(),
    "species animal": ({ faker }) => faker.animal.type(),
    breed: ({ faker }) => faker.animal.dog(),
    "at timestamp datetime time created updated modified expires": ({ random }, _lengths, name) =>
      dateTimeOf(momentByName(name, random)),
    "date day birthday birthdate dob": ({ random }, _lengths, name) => dateOf(momentByName(name, random)),
  }).flatMap(([names, source]) => names.split(" ").map((name) => [name, source] as const)),
);

function status({ random }: Run): string {
  return random.pick(["active", "pending", "completed", "inactive"]);
}

/** How texts are made for a property of a name; undefined where the name says nothing. */
export function textByName({ words }: PlaceName): TextSource | undefined {
  return lookUp(words, BY_NAME);
}
