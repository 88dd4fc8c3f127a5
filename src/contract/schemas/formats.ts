import type { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isDate, isDateTime, isTime } from "../date-formats.ts";

const INT32 = 2 ** 31;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Teaches a validator the formats of JSON Schema and those of the OpenAPI format registry. Others are not checked. */
export function addKnownFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  ajv.addFormat("date", isDate);
  ajv.addFormat("time", isTime);
  ajv.addFormat("date-time", isDateTime);
  ajv.addFormat("int32", {
    type: "number",
    validate: (n) => Number.isInteger(n) && n >= -INT32 && n < INT32,
  });
  ajv.addFormat("int64", { type: "number", validate: (n) => Number.isInteger(n) });
  ajv.addFormat("float", { type: "number", validate: Number.isFinite });
  ajv.addFormat("double", { type: "number", validate: Number.isFinite });
  ajv.addFormat("byte", BASE64);
  ajv.addFormat("binary", true);
  ajv.addFormat("password", true);
}
