// RFC 3339, section 5.6, read by character codes: replies are full of times, and splitting each by regular expressions
// is most of what checking a list of them costs.

const ZERO = 48;
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number that the `length` digits from `start` make, or NaN where one of them is no digit. */
function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isDateAt(text: string): boolean {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (text[4] !== "-" || text[7] !== "-" || Number.isNaN(year + month + day)) return false;
  if (month === 2 && day === 29) return isLeapYear(year);
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] ?? 0);
}

/** Where the offset begins after hours, minutes, seconds and a fraction; -1 where that is no time. */
function endOfClock(text: string, start: number): number {
  const hour = digits(text, start, 2);
  const minute = digits(text, start + 3, 2);
  const second = digits(text, start + 6, 2);
  if (text[start + 2] !== ":" || text[start + 5] !== ":") return -1;
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return -1;
  let end = start + 8;
  if (text[end] !== ".") return end;
  while (digits(text, end + 1, 1) >= 0) end++;
  return end === start + 8 ? -1 : end + 1;
}

/** Minutes east of UTC, NaN where the rest of the text is no offset. */
function offsetAt(text: string, start: number): number {
  const sign = text[start];
  if (sign === "Z" || sign === "z") return text.length === start + 1 ? 0 : Number.NaN;
  const hours = digits(text, start + 1, 2);
  const minutes = digits(text, start + 4, 2);
  if ((sign !== "+" && sign !== "-") || text[start + 3] !== ":" || text.length !== start + 6)
    return Number.NaN;
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}

function isTimeAt(text: string, start: number): boolean {
  const end = endOfClock(text, start);
  if (end < 0) return false;
  const offset = offsetAt(text, end);
  if (Number.isNaN(offset)) return false;
  if (digits(text, start + 6, 2) < 60) return true;
  // A leap second is the last one of a day in UTC.
  const minuteOfDay = digits(text, start, 2) * 60 + digits(text, start + 3, 2) - offset;
  return (minuteOfDay + 2 * 1440) % 1440 === 1439;
}

/** `full-date`: 2025-12-15. */
export function isDate(text: string): boolean {
  return text.length === 10 && isDateAt(text);
}

/** `full-time`: 10:00:00Z, 23:59:60.5+01:00. */
export function isTime(text: string): boolean {
  return isTimeAt(text, 0);
}

/** `date-time`: 2025-12-15T10:00:00Z. */
export function isDateTime(text: string): boolean {
  const separator = text[10];
  return (
    (separator === "T" || separator === "t" || separator === " ") && isDateAt(text) && isTimeAt(text, 11)
  );
}
