/** Whether a value has to be waited for. Whoever asks first need not wait for what is there already. */
export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof value === "object" && value !== null && "then" in value;
}
