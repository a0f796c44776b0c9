#!/usr/bin/python3
"""Holds the JSON Schema of `spearhead schema` against the program's own reading of files.

usage: schema_test.py SPEARHEAD

Exits with 1 and one line for each thing that is not right, with 77 when a library is missing.

Editors do not agree on what a YAML file says: `01` is a number to some, text to others. So every
good file must pass as each of them reads it: as YAML 1.2 (what most editors speak), as YAML 1.1, and
as nothing but text (what the program reads).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import yaml
    from jsonschema import Draft7Validator
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-jsonschema and python3-yaml")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = sorted(path for folder in ("library", "regions", "parameters")
                 for path in (ROOT / "scenarios" / folder).glob("*.yaml"))
MODELINES = ["# yaml-language-server: $schema=../spearhead.schema.json",
             "# $schema: ../spearhead.schema.json"]

problems = []


def expect(condition, sentence):
    if not condition:
        problems.append(sentence)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2, core schema: `yes` is text, `010` is ten, days are text."""

    yaml_implicit_resolvers = {}


def whole(loader, node):
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", whole)
for tag, expression, first in (
        ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|^[-+]?\.(inf|Inf)$|^\.nan$",
         list("-+.0123456789"))):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(expression), first)

LOADERS = {"YAML 1.2": CoreLoader, "YAML 1.1": yaml.SafeLoader, "text": yaml.BaseLoader}

# Files of a case: a scenario, a region or parameters are written around the lines of the case.
REGION = {"format": "1", "code": "XX01", "year": "2018", "currency": "GBP", "employment": "jobs.csv"}
SCENARIO = {"format": "1", "region": "plain.yaml", "years": "[2019, 2030]"}
PROGRAMME = {"id": "grants", "instrument": "rd_subsidy", "years": "[2020, 2024]",
             "budget": "2M GBP/year"}


def lines_of(keys, indent=""):
    return "".join(f"{indent}{key}: {value}\n" for key, value in keys.items() if value is not None)


def region(**keys):
    return lines_of({**REGION, **keys})


def scenario(**keys):
    return lines_of({**SCENARIO, **keys})


def programme(**keys):
    text = lines_of({**PROGRAMME, **keys}, "    ")
    return lines_of(SCENARIO) + "programmes:\n  -" + text[3:]


def target(key, value):
    return programme(target=f"{{{key}: {value}}}")


def setting(key, value):
    return programme(settings=f"{{{key}: {value}}}")


def parameter(**keys):
    return "format: 1\nparameters:\n  spin_up:\n" + lines_of({"value": "20", **keys}, "    ")


def agency(**keys):
    return lines_of(SCENARIO) + "agencies:\n  -" + lines_of({"id": "board", **keys}, "    ")[3:]


GOOD = [
    # Every form in which a quantity may be written, with and without quotes.
    *(scenario(name=text) for text in ("Grants", '"yes"', "2025", "1.5", "'2025'", "100 % local",
                                       "Etelä-Häme", '"a: b"', "|\n  One line")),
    *(scenario(question=text) for text in (">-\n  Two\n  lines", '""', "42")),
    *(scenario(format=text) for text in ("1", '"1"', "1.0")),
    *(scenario(years=text) for text in ("[2019, 2030]", '["2019", "2030"]', "[2019, 2019]",
                                        "\n  - 2019\n  - 2118")),
    scenario(region=None, regions="[plain.yaml]"),
    scenario(region=None, regions="\n  - plain.yaml\n  - other.yaml"),
    scenario(parameters="own.yaml"), scenario(financing="external"), scenario(currency="GBP"),
    scenario(currency='"GBP"'), scenario(programmes="[]"), scenario(agencies="[]"),
    scenario(shocks="[]"),
    *(programme(id=text) for text in ("grants", "2025", "a.b-c_d", "1.5", '"007"')),
    *(programme(budget=text) for text in
      ("2M GBP/year", "2 M GBP/year", "2MGBP/year", "2000000 GBP/year", "2e6 GBP / year",
       '"1.5 bn GBP/year"', "0 GBP/year", "0.5k GBP/year", "'500k GBP /year'")),
    *(programme(cap=text) for text in ("150k GBP", "1 GBP", "0.05 GBP", "1e5 GBP", '"150 k GBP"')),
    *(programme(aid=text) for text in ("50 %", "0.5", "1", "100 %", "1 %", "0.01", '"0.5"', "5e-1",
                                       "100.0 %", "33.3%", "1e1 %", "99.9 %", "10 %")),
    *(programme(admin=text) for text in ("0", "0 %", "5 %", "0.05", "1", '"1.0"', "0.0 %")),
    *(programme(announced=text) for text in ("7 years", "1 year", "100 years",
                                             "0.5 years", "7years", "1e1 years")),
    programme(financing="external", allocation="even", selection="lottery", name="Grants",
              agency="innovation_agency"),
    programme(target="{}"), programme(settings="{}"),
    programme(instrument="fdi_cluster_fit", settings="{prospects: 3}"),
    *(target("size", text) for text in ('"10-249"', '"250+"', "10-249", "250+", "10-249 persons",
                                        '["10-249"]', '"10 - 249"', '"0-9.5"', '"250 +"')),
    *(target("age", text) for text in ('"0-5"', '"0-5 years"', '"5+ years"')),
    *(target("sectors", text) for text in ('["26", "62"]', "[26, 62]", '"26"', "26", '["01"]',
                                           "[01]", "[08]", "[10]")),
    *(target("regions", text) for text in ("[XX01]", "XX01", '["XX01"]')),
    *(target("size", text) for text in ('["0-9", "250+"]', '["0-9", "50-99 persons"]')),
    target("age", '["0-5", "30+ years"]'),
    *(target("fields", text) for text in ("F06", "[F06, F01]", '["F06"]', "[X39]")),
    *(target("clusters", text) for text in ("Food", '["Food"]', '["10"]', "[10, 26]")),
    *(target("overlaps", text) for text in ("1", "100", '"8"', "8.0", "[[Food, Digital]]",
                                            '[[Digital, "10"], [Food, 26]]')),
    *(target("ownership", text) for text in ("foreign", "[domestic, spin_off]", '"spin_off"')),
    *(target("rd", text) for text in ("performer", "none", '"none"')),
    target("all_of", '[{size: "1-9"}, {age: "0-5"}]'), target("any_of", "[{}, {rd: none}]"),
    *(target("not", text) for text in ("{rd: none}", "[{rd: none}, {sectors: [10]}]", "{}",
                                       '{any_of: [{not: {all_of: [{size: "1-9"}]}}]}')),
    *(programme(allocation=text) for text in ("even", "proportional", "strongest", "overlap",
                                              "{weights: {Food: 2}}", "{weights: {Food: 60 %}}",
                                              '{weights: {Food: 2, "26": "0.5"}}')),
    *(programme(selection=text) for text in ("lottery", "first_come", "merit", "need", "jury")),
    *(programme(cumulation=text) for text in ("seen", "none", "free")),
    *(programme(financing=text) for text in ("external", "regional")),
    scenario(financing="regional"),
    *(setting("duration", text) for text in ("2 years", "1 year", "0.25 years", "5 years",
                                             '"2 years"', "5.0 years")),
    *(setting("smallest_plan", text) for text in ("0.5", "50 %", "0", "100 %")),
    agency(capacity="10", information="80 %", group="north"), agency(capacity="0.5"),
    region(), region(name="Demo", source="Registers", licence="2.0"),
    *(region(year=text) for text in ("2018", '"2018"', "2018.0", "1900", "2200")),
    *(region(scale=text) for text in ("1", "4", "1.5", "500", '"4"')),
    region(firm_sizes="firms.csv", universities="none"),
    *(region(foreign_ownership=text) for text in ("12 %", "0.12", "0", "1", "100 %", "foreign.csv",
                                                  "7foreign.csv")),
    *(region(labour=text) for text in ("{unskilled: 6 %, skilled: 3 %}", "{skilled: 0.03}", "{}",
                                       "{unskilled: 50 %}", "{unskilled: 50.0 %}", "{skilled: 0.5}",
                                       "{skilled: 9.5 %}", "{skilled: 49 %}", "{skilled: 0}")),
    *(region(non_market=text) for text in ('["84", "85"]', "[84, 85]", "[]", '["01"]', "[01]")),
    *(parameter(value=text) for text in ("20", '"20"', "20.0", "2e1")),
    "format: 1\nparameters:\n  pass_through: {value: 35 %, range: [30 %, 0.4]}\n",
    parameter(unit="year", range="[10, 30]", status="calibrated", source="A guess"),
    "format: 1\nparameters:\n  pass_through: {value: 0.35, unit: 1}\n",
    "format: 1\nparameters:\n  pass_through: {value: 0.35, unit: \"1\"}\n",
    "format: 1\nname: Own\nparameters: {}\n",
]

# (the key that is wrong, the file)
BAD = [
    # Keys
    ("budgte", programme(budgte="2M GBP/year")), ("regoin", scenario(regoin="x.yaml")),
    ("sice", target("sice", '"1-9"')), ("durations", setting("durations", "2 years")),
    ("years", scenario(years=None)), ("format", scenario(format=None)),
    ("region", scenario(region=None)), ("region", scenario(regions="[plain.yaml]")),
    ("id", programme(id=None, name="x")), ("instrument", programme(instrument=None)),
    ("years", programme(years=None)), ("budget", programme(budget=None)),
    ("code", region(code=None)), ("employment", region(employment=None)),
    ("currency", region(currency=None)), ("year", region(year=None)),
    ("format", region(format=None)), ("population", region(population="5")),
    ("half_skilled", region(labour="{half_skilled: 5 %}")),
    ("pass_trough", "format: 1\nparameters:\n  pass_trough: {value: 0.3}\n"),
    ("value", parameter(value=None, unit="year")), ("valeu", parameter(valeu="3")),
    ("format", "parameters: {}\n"), ("capacities", agency(capacities="3")),
    ("id", agency(id=None, group="a")),
    # Not in this version
    ("shocks", scenario(shocks="[{year: 2020}]")),
    ("allocation", programme(allocation="discovery")),
    # Words, targets and agencies
    ("cumulation", programme(cumulation="exclusive")), ("cumulation", programme(cumulation="[seen]")),
    ("financing", scenario(financing="taxes")), ("financing", programme(financing="[regional]")),
    ("allocation", programme(allocation="merit")), ("allocation", programme(allocation="weights")),
    ("allocation", programme(allocation="[even]")), ("weights", programme(allocation="{}")),
    ("weight", programme(allocation="{weights: {Food: 1}, weight: {Food: 1}}")),
    ("weights", programme(allocation="{weights: 2}")),
    ("weights", programme(allocation="{weights: {}}")),
    ("weights", programme(allocation="{weights: [2, 1]}")),
    ("Food", programme(allocation="{weights: {Food: much}}")),
    ("Food", programme(allocation="{weights: {Food: -1}}")),
    ("selection", programme(selection="first-come")), ("selection", programme(selection="yes")),
    ("announced", programme(announced="0 years")), ("announced", programme(announced="2025")),
    ("size", target("size", "[]")), ("size", target("size", '["1-9", 20]')),
    ("fields", target("fields", "[F99]")), ("fields", target("fields", "[]")),
    ("fields", target("fields", "{}")), ("clusters", target("clusters", "[]")),
    ("clusters", target("clusters", "{Food: 1}")),
    *(("overlaps", target("overlaps", text)) for text in ("0", "101", "2.5", "[3]", "few", "[]",
                                                             "[Food, Digital]", "[[Food]]", "[[]]",
                                                             "[[Food, 10, 26]]", "[[Food, Food]]",
                                                             "{Food: Digital}", "[{Food: Digital}]")),
    ("ownership", target("ownership", "public")), ("ownership", target("ownership", "[]")),
    ("rd", target("rd", "yes")), ("rd", target("rd", "[none]")),
    ("all_of", target("all_of", "[]")), ("any_of", target("any_of", "{}")),
    ("any_of", target("any_of", "[small]")), ("not", target("not", "[]")),
    ("not", target("not", "small")), ("sise", target("not", '{sise: "1-9"}')),
    ("size", target("any_of", '[{rd: none}, {all_of: [{size: 9}]}]')),
    # Nothing, or another type
    ("name", scenario(name="")), ("name", scenario(name='""')), ("name", scenario(name="true")),
    ("name", scenario(name="null")), ("name", scenario(name="[a]")),
    ("name", scenario(name="|\n  one\n  two")), ("name", scenario(name='"bell\\a"')),
    ("question", scenario(question="{a: b}")), ("programmes", scenario(programmes="grants")),
    ("programmes", scenario(programmes="")), ("agencies", scenario(agencies="{}")),
    ("region", scenario(region="[plain.yaml]")),
    ("regions", scenario(region=None, regions="plain.yaml")),
    ("regions", scenario(region=None, regions="[]")), ("parameters", scenario(parameters="{}")),
    ("target", programme(target='"10-249"')), ("settings", programme(settings="[]")),
    ("settings", programme(settings="")), ("sectors", target("sectors", "[]")),
    ("regions", target("regions", "[]")), ("labour", region(labour="5 %")),
    ("non_market", region(non_market='"84"')),
    ("pass_through", "format: 1\nparameters:\n  pass_through: 0.3\n"),
    # Values
    ("format", scenario(format="2")), ("format", region(format="one")),
    ("years", scenario(years="2019")), ("years", scenario(years="2019-2030")),
    ("years", scenario(years="[2019]")), ("years", scenario(years="[2019, 2020, 2021]")),
    ("years", scenario(years="[1899, 1920]")), ("years", scenario(years="[2019, 2201]")),
    ("years", scenario(years="[2019.5, 2030]")), ("years", scenario(years="[2019, later]")),
    ("currency", scenario(currency="CHF")), ("currency", region(currency="gbp")),
    ("id", programme(id="two words")), ("id", programme(id="a" * 65)), ("id", programme(id="ä")),
    ("instrument", programme(instrument="rd_subsidies")),
    ("instrument", programme(instrument="[rd_subsidy]")),
    ("budget", programme(budget="2M GBP")), ("budget", programme(budget="2000000")),
    ("budget", programme(budget="2M CHF/year")), ("budget", programme(budget="-2M GBP/year")),
    ("budget", programme(budget="2,000,000 GBP/year")), ("budget", programme(budget="2m GBP/year")),
    ("budget", programme(budget="2M GBP/month")), ("budget", programme(budget="GBP 2M/year")),
    ("budget", programme(budget="02M GBP/year")), ("budget", programme(budget=".5M GBP/year")),
    ("cap", programme(cap="150k GBP/year")), ("cap", programme(cap="0 GBP")),
    ("cap", programme(cap="0.00 GBP")), ("cap", programme(cap="150000")),
    ("aid", programme(aid="50")), ("aid", programme(aid="150 %")), ("aid", programme(aid="0")),
    ("aid", programme(aid="0 %")), ("aid", programme(aid="0.5 %")), ("aid", programme(aid="-5 %")),
    ("aid", programme(aid="half")), ("aid", programme(aid="1.5")), ("aid", programme(aid="101 %")),
    ("aid", programme(aid="100.5 %")), ("aid", programme(aid="50 percent")),
    ("aid", programme(aid='"50"')), ("aid", programme(aid="0,5")), ("admin", programme(admin="5")),
    ("admin", programme(admin="-0.05")), ("announced", programme(announced="7")),
    ("announced", programme(announced="101 years")), ("announced", programme(announced="-1 years")),
    ("announced", programme(announced="7 months")), ("size", target("size", "10")),
    ("size", target("size", '"10 to 249"')), ("size", target("size", '"10-249 years"')),
    ("size", target("size", '"<10"')), ("age", target("age", '"0-5 persons"')),
    ("sectors", target("sectors", '["4"]')), ("sectors", target("sectors", '["04"]')),
    ("sectors", target("sectors", "[34]")), ("sectors", target("sectors", "[C]")),
    ("sectors", target("sectors", "100")), ("duration", setting("duration", "2")),
    ("duration", setting("duration", "6 years")), ("duration", setting("duration", "0 years")),
    ("smallest_plan", setting("smallest_plan", "2")),
    ("smallest_plan", setting("smallest_plan", "120 %")),
    ("capacity", agency(capacity="0")), ("capacity", agency(capacity="-3")),
    ("information", agency(information="8")), ("group", agency(group="a b")),
    ("code", region(code="UK C1")), ("year", region(year="18")), ("year", region(year="2018.5")),
    ("year", region(year="2018 (est.)")), ("scale", region(scale="0.5")),
    ("scale", region(scale="1001")), ("scale", region(scale="four")),
    ("foreign_ownership", region(foreign_ownership="12")),
    ("foreign_ownership", region(foreign_ownership="120 %")),
    ("skilled", region(labour="{skilled: 51 %}")), ("skilled", region(labour="{skilled: 0.51}")),
    ("skilled", region(labour="{skilled: 50.5 %}")),
    ("non_market", region(non_market='["84", "84"]')), ("non_market", region(non_market="[abc]")),
    ("value", parameter(value="a few")), ("value", parameter(value="100000")),
    ("value", parameter(value="20.5")), ("unit", parameter(unit="quarters")),
    ("range", parameter(range="[10]")), ("range", parameter(range="10-30")),
    ("range", parameter(range="[10, 100000]")), ("status", parameter(status="guessed")),
    ("source", parameter(source="[a]")),
]


def keys_at_fault(error):
    """The keys that an error of the schema is about: one, or those that are missing or unknown."""
    if error.validator == "required":
        return {key for key in error.validator_value if key not in error.instance}
    if error.validator == "additionalProperties":
        return {key for key in error.instance if key not in error.schema["properties"]}
    names = [each for each in error.absolute_path if isinstance(each, str)]
    return {names[-1]} if names else {"the file"}


def loaded(text, loader):
    return yaml.load(text, Loader=loader)


def validate(program, paths):
    """The messages of the program about each of these files."""
    done = subprocess.run([program, "validate", "--json", *paths], capture_output=True, text=True)
    messages = {str(path): [] for path in paths}
    for each in json.loads(done.stdout)["diagnostics"]:
        if each["severity"] == "error":
            messages.setdefault(each["file"], []).append(each["message"])
    return messages


def schema_of(program, *kind):
    done = subprocess.run([program, "schema", *kind], capture_output=True, text=True, check=True)
    schema = json.loads(done.stdout)
    Draft7Validator.check_schema(schema)
    expect(schema["$schema"] == "http://json-schema.org/draft-07/schema#", f"{kind}: not draft-07")
    return Draft7Validator(schema)


def kind_of(text):
    if "\nparameters:\n" in text or text.startswith("parameters:") or "parameters: {}" in text:
        return "parameters" if "years:" not in text else "scenario"
    return "region" if "employment:" in text and "years:" not in text else "scenario"


def check_shipped(schema, parts):
    for path in SHIPPED:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        expect(text.split("\n")[:2] == MODELINES, f"{name} does not begin with both modelines")
        for way, loader in LOADERS.items():
            for error in schema.iter_errors(loaded(text, loader)):
                problems.append(f"{name} as {way}: {error.json_path}: {error.message[:200]}")
        kind = {"library": "scenario", "regions": "region"}.get(path.parent.name, "parameters")
        for other, part in parts.items():
            fits = part.is_valid(loaded(text, CoreLoader))
            expect(fits == (other == kind), f"{name}: the schema of {other} says {fits}")


def write_cases(folder):
    """One file for each case, and those that cases name. Returns the paths, right ones first."""
    (folder / "jobs.csv").write_text("sector,employment\n01,50\n10,1200\n26,800\n62,640\n84,100\n")
    (folder / "firms.csv").write_text("sector,firms\n10,100\n")
    for name in ("foreign.csv", "7foreign.csv"):
        (folder / name).write_text("sector,foreign\n10,0.2\n")
    (folder / "clusters.csv").write_text("cluster,sector\nFood,10\nDigital,26\n")
    (folder / "plain.yaml").write_text(region(clusters="clusters.csv"))
    (folder / "other.yaml").write_text(region(code="XX02"))
    (folder / "own.yaml").write_text(parameter())
    paths = []
    for text in [*GOOD, *(text for _, text in BAD)]:
        paths.append(folder / f"case{len(paths):03}.yaml")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def check_cases(program, schema, parts):
    with tempfile.TemporaryDirectory() as folder:
        paths = write_cases(pathlib.Path(folder))
        said = validate(program, paths)
        for number, text in enumerate(GOOD):
            messages = said[str(paths[number])]
            expect(not messages, f"the program refuses {messages}:\n{text}")
            for way, loader in LOADERS.items():
                for error in schema.iter_errors(loaded(text, loader)):
                    problems.append(f"as {way} the schema refuses {error.message[:200]}:\n{text}")
            expect(parts[kind_of(text)].is_valid(loaded(text, CoreLoader)),
                   f"the schema of one kind of file refuses:\n{text}")
        for number, (key, text) in enumerate(BAD, len(GOOD)):
            expect(said[str(paths[number])], f"the program takes a wrong `{key}`:\n{text}")
            errors = list(schema.iter_errors(loaded(text, CoreLoader)))
            found = set().union(*map(keys_at_fault, errors))
            expect(found == {key}, f"the schema finds {found or 'nothing'}, not `{key}`:\n{text}")


def known_keys(program, text):
    """The keys that the program names when it meets an unknown one."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "unknown.yaml"
        path.write_text(text)
        done = subprocess.run([program, "validate", "--json", path], capture_output=True, text=True)
    for each in json.loads(done.stdout)["diagnostics"]:
        if "`zzz`" in each["message"]:
            return set(each["expected"].removeprefix("one of ").split(", "))
    return {"no message about zzz"}


def check_keys(program, schema):
    """The program and its schema know the same keys."""
    definitions = schema.schema["definitions"]
    places = {"scenario": scenario(zzz="1"), "region": region(zzz="1"),
              "parameters": "format: 1\nzzz: 1\nparameters: {}\n", "parameter": parameter(zzz="1"),
              "programme": programme(zzz="1"), "target": target("zzz", "1"),
              "agency": agency(zzz="1"), "allocation": programme(allocation="{zzz: 1}"), "labour": region(labour="{zzz: 1}")}
    for name, text in places.items():
        expect(set(definitions[name]["properties"]) == known_keys(program, text),
               f"the program and the schema know different keys of {name}")
    listed = subprocess.run([program, "list", "parameters", "--json"], capture_output=True,
                            text=True, check=True)
    expect(set(definitions["parameters"]["properties"]["parameters"]["properties"])
           == {each["name"] for each in json.loads(listed.stdout)["parameters"]},
           "the program and the schema know different parameters")


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    program = sys.argv[1]
    schema = schema_of(program)
    parts = {kind: schema_of(program, kind) for kind in ("scenario", "region", "parameters")}
    expect(len(SHIPPED) >= 6, "shipped files were not found")
    check_shipped(schema, parts)
    check_cases(program, schema, parts)
    check_keys(program, schema)
    for problem in problems:
        print(problem)
    print(f"{len(SHIPPED)} shipped, {len(GOOD)} right and {len(BAD)} wrong files, "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
