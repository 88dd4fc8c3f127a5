import type { OpenApiDocument } from "../../contract/document.ts";
import { DocumentReader } from "../../contract/document.ts";
import type { Inspection } from "../../contract/inspection.ts";
import { canonical } from "../../contract/equality.ts";
import type { Overlay } from "../../overlay/overlay.ts";
import { ExamplePlaces } from "./example-places.ts";
import { RecordedExamples } from "./recorded-examples.ts";
import type { RecordableExchange } from "./to-example.ts";
import { toExample } from "./to-example.ts";

/** Keeps what a backend answers as named examples. */
export interface Recorder {
  /** Takes an exchange that keeps the contract; what is no news is not kept again. */
  record(exchange: RecordableExchange): void;
  /** The same record in the place of another contract, its document taken anew, say. */
  goOn(contract: Pick<RecorderOptions, "document" | "inspection">): Recorder;
  /** Resolves when all that has been recorded is saved. */
  close(): Promise<void>;
}

/** What a recorder is made of. */
export interface RecorderOptions {
  readonly document: OpenApiDocument;
  readonly inspection: Inspection;
  /** What has been recorded before, to go on with. */
  readonly overlay: Overlay;
  /** Keeps the whole of it in place of what there was. */
  readonly save: (overlay: Overlay) => Promise<void>;
  /** Hears why it could not be saved; the next news tries again. */
  readonly onFailure: (error: unknown) => void;
  readonly clock?: () => Date;
}

/** The most examples of one response in one media type. */
const MOST_OF_A_KIND = 50;

/** The most examples altogether, those of parameters and bodies included. */
const MOST = 5_000;

/** The longest reply that is kept, in characters of JSON. */
const LONGEST = 64 * 1024;

/** Makes a recorder. Saving is done in the background, once for all that has come while the last one was under way. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { overlay, save, onFailure, clock = () => new Date() } = options;
  const examples = new RecordedExamples(overlay);
  let isDirty = false;
  let saving: Promise<void> | undefined;

  async function saveAll(): Promise<void> {
    while (isDirty) {
      isDirty = false;
      await save(examples.toOverlay()).catch(onFailure);
    }
    saving = undefined;
  }

  return recorderOf(options);

  function recorderOf({ document, inspection }: Pick<RecorderOptions, "document" | "inspection">): Recorder {
    const places = new ExamplePlaces(document);
    const secretNames = credentialNames(document);
    return {
      record(exchange) {
        const { operation, reply } = exchange;
        if (reply.body === undefined || JSON.stringify(reply.body).length > LONGEST) return;
        const example = toExample(inspection, places, secretNames, exchange);
        if (!example) return;
        const name = nameOf(
          operation.operationId,
          reply.status,
          canonical([example.reply.target, example.request]),
        );
        const names = examples.namesAt(example.reply.target);
        if (!names.has(name) && (names.size >= MOST_OF_A_KIND || examples.size >= MOST)) return;
        const summary = `Answered by the backend on ${clock().toISOString()}`;
        if (!examples.put(name, summary, [example.reply, ...example.request])) return;
        isDirty = true;
        saving ??= saveAll();
      },
      goOn: recorderOf,
      close: async () => saving,
    };
  }
}

/** The names under which the document has API keys sent, in lower case. */
function credentialNames(document: OpenApiDocument): ReadonlySet<string> {
  const reader = new DocumentReader(document);
  const components = reader.child({ value: reader.root, pointer: "" }, "components");
  const schemes = components ? reader.children(components, "securitySchemes") : [];
  return new Set(
    schemes
      .filter(([, { value }]) => value.type === "apiKey")
      .map(([, { value }]) => String(value.name).toLowerCase()),
  );
}

/** The same for the same request, so that what a later run records takes the place of what an earlier one has. */
function nameOf(operationId: string, status: number, request: string): string {
  const word = operationId.replace(/[^\w.-]+/g, "-").replace(/^-|-$/g, "");
  return `${word}-${status}-${fingerprint(request)}`;
}

/** FNV-1a, in 64 bits: nobody gains anything by making two requests have the same one. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(36);
}
