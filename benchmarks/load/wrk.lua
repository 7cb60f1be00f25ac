-- What wrk sends: LOAD_METHOD, LOAD_PATH, LOAD_COOKIE and LOAD_BODY, in which every %d is a number never sent before.
local path, cookie, body = os.getenv("LOAD_PATH"), os.getenv("LOAD_COOKIE"), os.getenv("LOAD_BODY")
local start, thread, sent = os.time(), 0, 0

function setup(t)
  thread = thread + 1
  t:set("number", thread)
end

function init()
  wrk.headers["Origin"] = os.getenv("LOAD_ORIGIN")
  wrk.headers["Content-Type"] = body and "application/json" or nil
  wrk.headers["Cookie"] = cookie
end

function request()
  sent = sent + 1
  local unique = string.format("%d-%d-%d", start, number, sent)
  return wrk.format(os.getenv("LOAD_METHOD"), path, nil, body and body:gsub("%%d", unique))
end

-- Requests a second that were answered well, the latency of the slowest hundredth in ms, and how many were not.
function done(summary, latency)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format("RESULT %.1f %.2f %d\n", (summary.requests - errors.status) / summary.duration * 1e6,
    latency:percentile(99) / 1000, bad))
end
