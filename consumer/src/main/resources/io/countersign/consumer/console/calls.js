// Calls to the processor. The token is only held here, and gone when the page is.

let token = null;

/** Sends this token from now on; null sends none. */
export function useToken(text) {
  token = text;
}

/** What went wrong, in the processor's words. */
export class CallError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(path, options = {}) {
  const headers = { Accept: "application/json", ...(options.headers ?? {}) };
  if (token != null) {
    headers.Authorization = "Bearer " + token;
  }
  let response;
  try {
    response = await fetch("api/" + path, { ...options, headers, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new CallError(0, "the processor does not answer");
  }
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new CallError(response.status, `the processor answers with ${response.status}`);
  }
  if (!response.ok) {
    throw new CallError(response.status, answer.error ?? `the processor answers with ${response.status}`);
  }
  return answer;
}

/** Reads; empty parameters are left out. */
export function read(path, parameters = {}, signal = undefined) {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== "");
  const query = new URLSearchParams(given).toString();
  return call(query ? `${path}?${query}` : path, { signal });
}

/** Acts, which takes the operator's token. */
export function act(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}
