"""api/openapi.yaml as a test asks it: routes, their parameters and statuses, and whether a value fits a schema.

The part of JSON Schema 2020-12 that the contract uses, and no more; a keyword that is not known here fails loudly.
"""
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "null": lambda v: v is None,
}
SAID_ONLY = {"description", "examples", "example", "default", "title", "format"}


class Contract:
    def __init__(self, path=ROOT / "api/openapi.yaml"):
        self.tree = yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))

    def resolved(self, node):
        while "$ref" in node:
            found = self.tree
            for key in node["$ref"].removeprefix("#/").split("/"):
                found = found[key]
            node = found
        return node

    def routes(self):
        """(method, path, operation) of all."""
        for path, item in self.tree["paths"].items():
            for method, operation in item.items():
                yield method.upper(), path, operation

    def parameters(self, operation):
        return [self.resolved(p) for p in operation.get("parameters", [])]

    def faults_of_response(self, operation, status, content_type, body):
        """What is not as declared of a response; `body` is decoded JSON where the type is JSON, else bytes."""
        response = operation["responses"].get(str(status))
        if response is None:
            return [f"status {status} is not declared"]
        declared = self.resolved(response).get("content")
        if declared is None:
            return [] if not body else [f"status {status} declares no body"]
        kind = content_type.split(";")[0].strip()
        if kind not in declared:
            return [f"type {kind!r} is not declared for {status}, wanted one of {sorted(declared)}"]
        if "json" not in kind or kind == "application/x-ndjson":
            return []
        return self.faults(declared[kind].get("schema", {}), body, "body")

    def faults(self, schema, value, where):
        schema = self.resolved(schema)
        out = []
        for word, wanted in schema.items():
            check = getattr(self, "check_" + word, None)
            if word in SAID_ONLY or word in ("properties", "additionalProperties", "required"):
                continue
            if check is None:
                raise AssertionError(f"schema.py does not know the keyword {word!r}")
            out += check(wanted, value, where)
        if isinstance(value, dict) and "properties" in schema:
            out += self.faults_of_object(schema, value, where)
        return out

    def faults_of_object(self, schema, value, where):
        out = [f"{where}: {key!r} is missing" for key in schema.get("required", []) if key not in value]
        for key, item in value.items():
            if key in schema["properties"]:
                out += self.faults(schema["properties"][key], item, f"{where}.{key}")
            elif schema.get("additionalProperties", True) is False:
                out.append(f"{where}: {key!r} is not declared")
        return out

    def check_type(self, wanted, value, where):
        names = wanted if isinstance(wanted, list) else [wanted]
        return [] if any(TYPES[n](value) for n in names) else [f"{where}: found {value!r:.80}, wanted {wanted}"]

    def check_enum(self, wanted, value, where):
        return [] if value in wanted else [f"{where}: found {value!r:.80}, wanted one of {wanted}"]

    def check_const(self, wanted, value, where):
        return [] if value == wanted else [f"{where}: found {value!r:.80}, wanted {wanted!r}"]

    def check_anyOf(self, wanted, value, where):
        tries = [self.faults(option, value, where) for option in wanted]
        return [] if any(not faults for faults in tries) else min(tries, key=len)

    def check_items(self, wanted, value, where):
        if not isinstance(value, list):
            return []
        return [fault for i, item in enumerate(value) for fault in self.faults(wanted, item, f"{where}[{i}]")]

    def check_pattern(self, wanted, value, where):
        return [] if not isinstance(value, str) or re.search(wanted, value) else [f"{where}: {value!r} does not fit {wanted}"]

    def check_minimum(self, wanted, value, where):
        return [] if not TYPES["number"](value) or value >= wanted else [f"{where}: {value} is under {wanted}"]

    def check_maximum(self, wanted, value, where):
        return [] if not TYPES["number"](value) or value <= wanted else [f"{where}: {value} is over {wanted}"]

    def check_minItems(self, wanted, value, where):
        return [] if not isinstance(value, list) or len(value) >= wanted else [f"{where}: fewer than {wanted}"]

    def check_maxItems(self, wanted, value, where):
        return [] if not isinstance(value, list) or len(value) <= wanted else [f"{where}: more than {wanted}"]

    def check_minLength(self, wanted, value, where):
        return [] if not isinstance(value, str) or len(value) >= wanted else [f"{where}: shorter than {wanted}"]

    def check_maxLength(self, wanted, value, where):
        return [] if not isinstance(value, str) or len(value) <= wanted else [f"{where}: longer than {wanted}"]
