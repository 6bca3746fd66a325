"""Each document of maps/ and layers/ is valid by the schema shipped beside it, and the schema refuses an unknown key."""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("Skipped\npython3-jsonschema is not installed")
    sys.exit(77)

root = pathlib.Path(sys.argv[1])
pairs = [("maps", "map"), ("maps", "framework"), ("maps", "plan"), ("layers", "layer")]
checked = 0
for folder, kind in pairs:
    schema = json.loads((root / folder / f"{kind}.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    documents = sorted((root / folder).glob(f"*.{kind}.json"))
    assert documents, f"no {kind} documents"
    for path in documents:
        document = json.loads(path.read_text(encoding="utf-8"))
        validator(schema).validate(document)
        document["no_such_key"] = 1
        assert not validator(schema).is_valid(document), f"{path}: the schema allows unknown keys"
        checked += 1
print(f"{checked} documents hold to their schemas")
