"""python-jose as a peer: one JSON request a line on standard input, one JSON answer a line on standard output."""

import json
import sys

from jose import jwk, jwt


def issue(request):
    key = request["key"].get("pem") or request["key"]["jwk"]
    return {"token": jwt.encode(request["claims"], key, algorithm=request["algorithm"])}


def verify(request):
    return {"results": [verdict(token, request) for token in request["tokens"]]}


def verdict(token, request):
    try:
        claims = jwt.decode(
            token,
            request["key"]["jwk"],
            algorithms=request["algorithms"],
            issuer=request["issuer"],
            audience=request["audience"],
            options={"require_exp": True},
        )
        return {"claims": claims}
    except Exception as error:
        return {"error": repr(error)}


def public_jwk(request):
    key = jwk.construct(request["key"]["pem"], request["algorithm"]).public_key()
    members = {name: text(value) for name, value in key.to_dict().items()}
    return {"jwk": members}


def text(value):
    return value.decode("ascii") if isinstance(value, bytes) else value


OPERATIONS = {"issue": issue, "verify": verify, "publicJwk": public_jwk}

for line in sys.stdin:
    try:
        request = json.loads(line)
        answer = OPERATIONS[request["operation"]](request)
    except Exception as error:
        answer = {"error": repr(error)}
    print(json.dumps(answer), flush=True)
