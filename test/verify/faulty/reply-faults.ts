import type { Fault } from "./fault.ts";
import { inBody, inList, omit, onSuccess, routeOf } from "./fault.ts";

const LIST = "GET /v1/pets";
const READ = "GET /v1/pets/{id}";
const CREATE = "POST /v1/pets";

const status = (route: string, to: number): Fault["reply"] =>
  onSuccess(route, (reply) => ({ ...reply, status: to }));
const without = (route: string, header: string): Fault["reply"] =>
  onSuccess(route, (reply) => ({
    ...reply,
    headers: Object.fromEntries(Object.entries(reply.headers).filter(([name]) => name !== header)),
  }));
const withHeader = (route: string, header: string, value: string): Fault["reply"] =>
  onSuccess(route, (reply) => ({ ...reply, headers: { ...reply.headers, [header]: value } }));
const withText = (route: string, text: string): Fault["reply"] =>
  onSuccess(route, (reply) => ({ ...reply, body: new TextEncoder().encode(text) }));

const fault = (name: string, reply: Fault["reply"]): Fault => ({ name, ...(reply && { reply }) });

/** Answers of another shape than was declared. */
export const REPLY_FAULTS: readonly Fault[] = [
  fault("answers the list with 206", status(LIST, 206)),
  fault("answers a new pet with 200", status(CREATE, 200)),
  fault("answers a removed pet with 202", status("DELETE /v1/pets/{id}", 202)),
  fault("answers a pet that is not there with 410", (reply, request) =>
    routeOf(request) === READ && reply.status === 404 ? { ...reply, status: 410 } : reply,
  ),
  fault("refuses with 418", (reply) => (reply.status === 422 ? { ...reply, status: 418 } : reply)),
  fault("refuses with 400, where 422 is declared", (reply) =>
    reply.status === 422 ? { ...reply, status: 400 } : reply,
  ),
  fault(
    "leaves the total out",
    inBody(LIST, (body) => omit(body, "total")),
  ),
  fault(
    "leaves the names of listed pets out",
    inList((pet) => omit(pet, "name")),
  ),
  fault(
    "leaves the time of creation out",
    inBody(READ, (pet) => omit(pet, "created")),
  ),
  fault(
    "lists null for a name",
    inList((pet) => ({ ...pet, name: null })),
  ),
  fault(
    "lists numbers for ids",
    inList((pet) => ({ ...pet, id: Number(String(pet.id).slice(4)) })),
  ),
  fault(
    "writes kinds in capitals",
    inList((pet) => ({ ...pet, kind: String(pet.kind).toUpperCase() })),
  ),
  fault(
    "answers an age below zero",
    inBody(READ, (pet) => ({ ...pet, age: -1 })),
  ),
  fault(
    "answers an age above the highest",
    inBody(READ, (pet) => ({ ...pet, age: 41 })),
  ),
  fault(
    "answers a weight off the grid",
    inBody(READ, (pet) => ({ ...pet, weight: 1.25 })),
  ),
  fault(
    "answers a property that is not declared",
    inBody(READ, (pet) => ({ ...pet, owner: "Ann" })),
  ),
  fault(
    "answers the total as a text",
    inBody(LIST, (body) => ({ ...body, total: String(body.total) })),
  ),
  fault(
    "answers another property beside the list",
    inBody(LIST, (body) => ({ ...body, next: 2 })),
  ),
  fault(
    "shows what is only written",
    inBody(READ, (pet) => ({ ...pet, secret: "hidden" })),
  ),
  fault(
    "writes times as numbers",
    inBody(READ, (pet) => ({ ...pet, created: 1_767_323_045 })),
  ),
  fault(
    "writes times without a zone",
    inBody(READ, (pet) => ({ ...pet, created: "2026-01-02 03:04:05" })),
  ),
  fault(
    "writes tags as one text",
    inList((pet) => ({ ...pet, tags: "big,small" })),
  ),
  fault(
    "answers the same tag twice",
    inBody(READ, (pet) => ({ ...pet, tags: ["big", "big"] })),
  ),
  fault(
    "answers a bare list",
    inBody(LIST, ({ pets }) => pets),
  ),
  fault("answers HTML", withHeader(LIST, "content-type", "text/html")),
  fault("does not say what it answers", without(LIST, "content-type")),
  fault("breaks its JSON off", withText(LIST, '{"pets":[')),
  fault("answers nothing at all", withText(LIST, "")),
  fault("leaves a header out", without(LIST, "x-total-count")),
  fault("answers a header of another type", withHeader(LIST, "x-total-count", "many")),
  fault("answers a header below its bound", withHeader(LIST, "x-total-count", "-1")),
  fault("does not say where a new pet is", without(CREATE, "location")),
  fault("leaves the ETag's quotes out", withHeader(READ, "etag", "abc")),
  fault("answers refusals in a form of its own", (reply) =>
    reply.status === 422 ? { ...reply, body: new TextEncoder().encode('{"error":"no"}') } : reply,
  ),
  fault("answers refusals as plain JSON", (reply) =>
    reply.status === 404
      ? { ...reply, headers: { ...reply.headers, "content-type": "application/json" } }
      : reply,
  ),
];
