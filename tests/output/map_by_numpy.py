#!/usr/bin/python3
"""The map of a region as docs/map.md defines it, calculated a second time, in NumPy.

usage: map_by_numpy.py REGION.yaml [--reference TABLE.csv] [--top 6] [--min-lq 1.25] [-o MAP.json]

Written from that page and the tables of scenarios/ alone, without a look at the program, so that a
mistake in one of the two shows as a difference. map_of_all_regions_test.py compares them. The
sections below are those of the page. Only the resamples are different numbers: the page fixes their
distribution, and `held` is compared within the noise of the draws.
"""

import argparse
import csv
import json
import re
import sys
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"

# Constants of the page, in its order.
FEWEST_REGIONS = 10  # reference regions from which figures are taken from them
PRIOR_WORKPLACES = 3.0
JOBS_PER_WORKPLACE = 10.35
LEAST_RELATED = 0.23  # of clusters that may be an area
LEAST_KNOW_HOW, LEAST_INPUTS = 0.390625, 0.2  # one of both
STAR_SPECIALISATION, STAR_SIZE, STAR_FOCUS = 2.0, 12_000, 0.016
MOST_ON_MAP = 7
COLOCATION_TOP, COLOCATION_PRIOR, INPUT_TOP = 0.2042, 5, 0.0672
LEVELS = 21  # of absorptive capacity, KnowledgeSpace::yield
FIELD_PAIRS, TRIPLES = 3, 3
STABLE = 80
HHI_FACTOR, LARGEST_CLUSTER = 1.25, 0.15


# --- Tables ---------------------------------------------------------------------------------------


@dataclass
class Tables:
    """What the program knows of sectors and fields; S sectors, F fields."""

    codes: list
    names: list
    sections: np.ndarray  # [S] letters
    market: np.ndarray  # [S] bool
    tradability: np.ndarray  # [S]
    national: np.ndarray  # [S] jobs of the reference economy
    inputs: np.ndarray  # [S, S] supplier, user
    colocation: np.ndarray  # [S, S] excess over independence
    fields: list
    incidence: np.ndarray  # [S, F] rows sum to 1
    phi: np.ndarray  # [F, F] relatedness of fields
    know_how: np.ndarray  # [S, S]
    parameters: dict


@dataclass
class Region:
    code: str
    name: str
    year: int
    jobs: np.ndarray  # [S]
    per_workplace: np.ndarray  # [S] w_i
    clusters: list  # of (name, sectors) or None
    market: np.ndarray  # [S] bool
    field_weight: np.ndarray  # [F]


@dataclass
class Reference:
    jobs: np.ndarray  # [S] n_i
    codes: list  # of regions, [] without a table of regions
    regions: np.ndarray  # [R, S]

    def has_regions(self):
        return len(self.codes) >= FEWEST_REGIONS


def rows_of(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def square(path, keys, column, places, diagonal, symmetric):
    """A table of pairs as a matrix; pairs that are not listed are 0."""
    matrix = np.zeros((len(places), len(places)))
    for row in rows_of(path):
        a, b = places[row[keys[0]]], places[row[keys[1]]]
        matrix[a, b] = float(row[column])
        if symmetric:
            matrix[b, a] = float(row[column])
    if diagonal is not None:
        np.fill_diagonal(matrix, diagonal)
    return matrix


def read_parameters(path):
    """Names and values; the file has one form throughout, so no YAML reader is needed."""
    text = Path(path).read_text(encoding="utf-8")
    found = re.findall(r"^  (\w+):\n    value: *([-+.\deE]+)", text, flags=re.MULTILINE)
    return {name: float(value) for name, value in found}


def know_how_of(incidence, phi):
    """((1 + r) / 2)^2, r the correlation of profiles in the metric phi, less the mean profile."""
    profiles = incidence - incidence.mean(axis=0)
    product = profiles @ phi @ profiles.T
    length = np.sqrt(np.diag(product))
    return ((1 + product / np.outer(length, length)) / 2) ** 2


def read_tables(scenarios=SCENARIOS):
    sectors = rows_of(scenarios / "sectors/nace_rev2.csv")
    codes = [row["code"] for row in sectors]
    at = {code: i for i, code in enumerate(codes)}
    fields = [row["code"] for row in rows_of(scenarios / "fields/fields.csv")]
    incidence = np.zeros((len(codes), len(fields)))
    for row in rows_of(scenarios / "fields/incidence.csv"):
        incidence[at[row["sector"]]] = [float(row[field]) for field in fields]
    incidence /= incidence.sum(axis=1, keepdims=True)
    phi = square(scenarios / "fields/relatedness.csv", ("field_a", "field_b"), "relatedness",
                 {field: i for i, field in enumerate(fields)}, 1, True)
    return Tables(
        codes=codes,
        names=[row["name"] for row in sectors],
        sections=np.array([row["section"] for row in sectors]),
        market=np.array([row["market"] == "1" for row in sectors]),
        tradability=np.array([float(row["tradability"]) for row in sectors]),
        national=np.array([float(row["national_employment"]) for row in sectors]),
        inputs=square(scenarios / "sectors/inputs.csv", ("supplier", "user"), "input_coefficient",
                      at, None, False),
        colocation=square(scenarios / "sectors/colocation.csv", ("sector_a", "sector_b"), "excess",
                          at, None, True),
        fields=fields, incidence=incidence, phi=phi, know_how=know_how_of(incidence, phi),
        parameters=read_parameters(scenarios / "parameters/baseline.yaml"))


def plain_keys(path):
    """The keys of a region file that stand on one line; all that a map needs do."""
    text = Path(path).read_text(encoding="utf-8")
    pairs = re.findall(r"^([a-z_]+):[ \t]*(\S.*)$", text, flags=re.MULTILINE)
    return {key: value.strip().strip('"') for key, value in pairs}


def column_by_sector(path, column, tables, missing):
    values = np.full(len(tables.codes), float(missing))
    for row in rows_of(path):
        values[tables.codes.index(row["sector"])] = float(row[column])
    return values


def jobs_per_workplace(jobs, firms):
    """w_i: a register's firms beyond the number of jobs are owners without employees."""
    firms = np.minimum(firms, jobs)
    known = (firms > 0) & (jobs > 0)
    return np.where(known, jobs / np.where(known, firms, 1), JOBS_PER_WORKPLACE)


def read_clusters(path, tables):
    """The user's clusters; a sector belongs to the first list that names it."""
    lists, taken = {}, set()
    for row in rows_of(path):
        members = lists.setdefault(row["cluster"], [])
        sector = tables.codes.index(row["sector"])
        if sector not in taken:
            members.append(sector)
            taken.add(sector)
    return [(name, sorted(members)) for name, members in lists.items() if members]


def read_region(path, tables):
    path = Path(path)
    keys = plain_keys(path)
    jobs = column_by_sector(path.parent / keys["employment"], "employment", tables, 0)
    firms = np.zeros(len(jobs))
    if "firm_sizes" in keys:
        firms = column_by_sector(path.parent / keys["firm_sizes"], "firms", tables, 0)
    market = tables.market
    if "non_market" in keys:
        state = re.findall(r"\d\d", keys["non_market"])
        market = np.array([code not in state for code in tables.codes])
    weight = np.ones(len(tables.fields))
    if "fields" in keys:
        for row in rows_of(path.parent / keys["fields"]):
            weight[tables.fields.index(row["field"])] = float(row["weight"])
    clusters = None
    if "clusters" in keys:
        clusters = read_clusters(path.parent / keys["clusters"], tables)
    return Region(keys["code"], keys["name"], int(keys["year"]), jobs,
                  jobs_per_workplace(jobs, firms), clusters, market, weight)


def read_reference(path, tables):
    """The reference economy: a table of regions, or without one the sector table."""
    if path is None:
        return Reference(tables.national, [], np.zeros((0, len(tables.codes))))
    rows = rows_of(path)
    codes = sorted({row["region"] for row in rows})
    regions = np.zeros((len(codes), len(tables.codes)))
    for row in rows:
        place = codes.index(row["region"]), tables.codes.index(row["sector"])
        regions[place] = float(row["employment"])
    return Reference(regions.sum(axis=0), codes, regions)


# --- Figures --------------------------------------------------------------------------------------


def quotients(jobs, expected):
    """Location quotients, NaN where nothing is expected."""
    some = expected > 0
    return np.where(some, jobs / np.where(some, expected, 1), np.nan)


def shrunk(jobs, expected, per_workplace, k):
    return np.where(expected > 0, (jobs + k * per_workplace) / (expected + k * per_workplace), 1)


def expected_jobs(total, reference):
    return total * reference.jobs / reference.jobs.sum()


def regional_quotients(reference):
    """[R, S] location quotients of the reference regions, 0 where a sector has no jobs anywhere."""
    totals = reference.regions.sum(axis=1, keepdims=True)
    expected = totals * reference.jobs / reference.jobs.sum()
    return np.nan_to_num(quotients(reference.regions, expected))


def prior_workplaces(reference):
    """k: the lower median over sectors of 1 / variance of location quotients."""
    if not reference.has_regions():
        return PRIOR_WORKPLACES
    variance = regional_quotients(reference)[:, reference.jobs > 0].var(axis=0)
    precision = np.sort(1 / variance[variance > 1e-9])
    return min(float(precision[(len(precision) - 1) // 2]), 100.0) if len(precision) else PRIOR_WORKPLACES


def stars(jobs, shrunk_quotient, total, elsewhere):
    """The three stars of a sector or a cluster; `elsewhere`: its jobs in each reference region."""
    if len(elsewhere) >= FEWEST_REGIONS:
        large = jobs > 0 and 10 * int((elsewhere > jobs).sum()) < len(elsewhere)
    else:
        large = jobs >= STAR_SIZE
    return {"star_size": bool(large),
            "star_specialisation": bool(shrunk_quotient >= STAR_SPECIALISATION),
            "star_focus": bool(jobs / total >= STAR_FOCUS)}


def figures(tables, region, reference, k):
    """One entry for each sector."""
    total = region.jobs.sum()
    expected = expected_jobs(total, reference)
    quotient = quotients(region.jobs, expected)
    drawn_in = shrunk(region.jobs, expected, region.per_workplace, k)
    entries = []
    for i, code in enumerate(tables.codes):
        marks = stars(region.jobs[i], drawn_in[i], total, reference.regions[:, i])
        entries.append({
            "sector": code, "name": tables.names[i], "employment": float(region.jobs[i]),
            "expected": float(expected[i]), "location_quotient": number_or_none(quotient[i]),
            "location_quotient_shrunk": float(drawn_in[i]),
            "surplus": float(region.jobs[i] - expected[i]), "stars": sum(marks.values()), **marks})
    return entries


def number_or_none(value):
    return None if np.isnan(value) else float(value)


# --- Mix of sectors -------------------------------------------------------------------------------


def entropy(shares):
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum())


def hhi(jobs):
    return float(((jobs / jobs.sum()) ** 2).sum())


def mix(tables, region, reference):
    shares = region.jobs / region.jobs.sum()
    there = reference.jobs / reference.jobs.sum()
    sections = sorted(set(tables.sections))
    by_section = np.array([shares[tables.sections == one].sum() for one in sections])
    unrelated = entropy(by_section)
    return {"hhi": hhi(region.jobs), "related_variety": entropy(shares) - unrelated,
            "unrelated_variety": unrelated,
            "krugman_index": float(np.abs(shares - there).sum() / 2),
            "reference_hhi": hhi(reference.jobs)}


# --- Clusters -------------------------------------------------------------------------------------


def model_relatedness(tables):
    """Relatedness by which clusters form: half know-how, half co-location of the shipped table."""
    together = np.minimum(tables.colocation / COLOCATION_TOP, 1)
    related = (tables.know_how + together) / 2
    np.fill_diagonal(related, 1)
    return related


def found_clusters(tables, region, reference):
    """Complete linkage of strong traded sectors: the two groups whose least related pair is most
    related come together, as long as that pair is related enough."""
    rule = tables.parameters
    expected = expected_jobs(region.jobs.sum(), reference)
    quotient = np.nan_to_num(quotients(region.jobs, expected))
    fits = (region.market & (tables.tradability > rule["cluster_tradability"])
            & (region.jobs >= rule["cluster_jobs"]) & (reference.jobs > 0)
            & (quotient >= rule["cluster_quotient"]))
    related = model_relatedness(tables)
    groups = [[int(sector)] for sector in np.flatnonzero(fits)]
    while True:
        pairs = [(-related[np.ix_(groups[a], groups[b])].min(), a, b)
                 for a in range(len(groups)) for b in range(a + 1, len(groups))]
        if not pairs or -min(pairs)[0] < rule["cluster_relatedness"]:
            break
        _, a, b = min(pairs)
        groups[a] += groups.pop(b)
    surplus = region.jobs - expected
    groups = sorted(sorted(group) for group in groups)
    return [(tables.names[max(group, key=lambda s: (surplus[s], -s))], group) for group in groups]


def membership(clusters, sectors):
    """[C, S] 1 where a sector belongs to a cluster."""
    table = np.zeros((len(clusters), sectors))
    for c, (_, members) in enumerate(clusters):
        table[c, members] = 1
    return table


def cluster_figures(member, jobs, per_workplace, expected, k):
    """Jobs, expected jobs and shrunk quotients of clusters; `jobs`, `expected` are [..., S]."""
    own, due = jobs @ member.T, expected @ member.T
    workplaces = (jobs / per_workplace) @ member.T
    some = workplaces > 0
    size = np.where(some, own / np.where(some, workplaces, 1), JOBS_PER_WORKPLACE)
    return own, due, shrunk(own, due, size, k)


def clusters_of(tables, region, reference, k, min_lq):
    """All clusters, with the sectors' places under `places`: those on the map, then the other strong
    ones, then the rest, each by surplus, largest first."""
    lists = region.clusters
    if lists is None:
        lists = found_clusters(tables, region, reference)
    total = region.jobs.sum()
    member = membership(lists, len(tables.codes))
    own, due, drawn_in = cluster_figures(member, region.jobs, region.per_workplace,
                                         expected_jobs(total, reference), k)
    quotient, elsewhere = quotients(own, due), reference.regions @ member.T
    entries = []
    for c, (name, members) in enumerate(lists):
        marks = stars(own[c], drawn_in[c], total, elsewhere[:, c])
        entries.append({
            "name": name, "sectors": [tables.codes[i] for i in members], "places": members,
            "employment": float(own[c]), "expected": float(due[c]),
            "location_quotient": number_or_none(quotient[c]),
            "location_quotient_shrunk": float(drawn_in[c]), "surplus": float(own[c] - due[c]),
            "stars": sum(marks.values()), "strong": bool(drawn_in[c] >= min_lq)})
    entries.sort(key=lambda entry: (not entry["strong"], -entry["surplus"], entry["places"]))
    strong = [entry for entry in entries if entry["strong"]][:MOST_ON_MAP]
    for entry in entries:
        entry["on_map"] = any(entry is one for one in strong)
    return entries


# --- Relatedness ----------------------------------------------------------------------------------


def colocation(tables, reference):
    excess = tables.colocation
    if reference.has_regions():
        home = (regional_quotients(reference) > 1).astype(float)
        both, each = home.T @ home, home.sum(axis=0)
        less, more = np.minimum.outer(each, each), np.maximum.outer(each, each)
        by_chance = less / len(reference.codes)
        excess = ((both + COLOCATION_PRIOR * by_chance) / (more + COLOCATION_PRIOR)) - by_chance
    return np.clip(excess / COLOCATION_TOP, 0, 1)


def input_ties(tables):
    return np.minimum(np.maximum(tables.inputs, tables.inputs.T) / INPUT_TOP, 1)


def relatedness_parts(tables, reference):
    """[3, S, S]: co-location, inputs, know-how of sectors."""
    return np.stack([colocation(tables, reference), input_ties(tables), tables.know_how])


def between_clusters(parts, member, jobs):
    """[..., 3, C, C] means over pairs of sectors weighted with jobs; `jobs` is [..., S]."""
    weight = member * jobs[..., np.newaxis, :]
    sums = weight.sum(axis=-1, keepdims=True)
    weight = weight / np.where(sums > 0, sums, 1)
    return np.einsum("...ci,pij,...dj->...pcd", weight, parts, weight, optimize=True)


# --- Synergies, overlaps, areas -------------------------------------------------------------------


def field_yield(tables):
    """[F, F] inverted U of recombination at the level of `overlap_absorptive`."""
    rule = tables.parameters
    level = int(rule["overlap_absorptive"] * (LEVELS - 1) + 0.5)
    low, high = rule["distance_exponent_low"], rule["distance_exponent_high"]
    nu = low + (high - low) * level / (LEVELS - 1)
    best = nu / (1 + nu)
    return (1 - tables.phi) * tables.phi ** nu / ((1 - best) * best ** nu)


def stock_roots(tables, region, member, jobs):
    """[..., C, F] roots of jobs by field of technology."""
    weight = member * jobs[..., np.newaxis, :]
    return np.sqrt(weight @ tables.incidence * region.field_weight)


@dataclass
class Pairs:
    """[..., C, C] tables of pairs of clusters; only above the diagonal they mean something."""

    parts: np.ndarray  # [..., 3, C, C]
    synergy: np.ndarray
    overlap: np.ndarray
    score: np.ndarray


def pairs_of(tables, region, parts, member, jobs, drawn_in):
    by_kind = between_clusters(parts, member, jobs)
    above = np.sqrt(np.maximum(drawn_in - 1, 0))
    relatedness = by_kind.mean(axis=-3)
    synergy = relatedness * above[..., :, np.newaxis] * above[..., np.newaxis, :]
    root = stock_roots(tables, region, member, jobs)
    overlap = root @ field_yield(tables) @ np.swapaxes(root, -1, -2)
    inputs, know_how = by_kind[..., 1, :, :], by_kind[..., 2, :, :]
    linked = (know_how >= LEAST_KNOW_HOW) | (inputs >= LEAST_INPUTS)
    upper = np.triu((relatedness >= LEAST_RELATED) & linked, 1)
    return Pairs(by_kind, synergy, overlap,
                 upper * np.sqrt(over_largest(synergy * upper) * over_largest(overlap * upper)))


def over_largest(table):
    if table.size == 0:
        return table
    largest = table.max(axis=(-2, -1), keepdims=True)
    return table / np.where(largest > 0, largest, 1)


def ranked(score):
    """Pairs with a score, best first; equal ones in the order of the clusters."""
    pairs = [(a, b) for a, b in combinations(range(len(score)), 2) if score[a, b] > 0]
    return sorted(pairs, key=lambda pair: -score[pair])


def ranked_triples(score):
    """Threes of which each pair has a score, with its geometric mean, best first."""
    found = []
    for three in combinations(range(len(score)), 3):
        each = [score[pair] for pair in combinations(three, 2)]
        if min(each) > 0:
            found.append((three, float(np.prod(each) ** (1 / 3))))
    return sorted(found, key=lambda one: -one[1])


def field_parts(tables, region, sectors_a, sectors_b):
    """[F, F] parts of the overlap of two clusters, given by the places of their sectors, by which the
    map names fields: sectors with a tenth of the cluster's jobs, technical fields, and of f x g
    and g x f the larger, above the diagonal."""
    large = [np.array([s for s in sectors if region.jobs[s] >= 0.1 * region.jobs[sectors].sum()])
             for sectors in (np.asarray(sectors_a), np.asarray(sectors_b))]
    member = membership([("", large[0]), ("", large[1])], len(tables.codes))
    root = stock_roots(tables, region, member, region.jobs)
    technical = np.array([not field.startswith("X") for field in tables.fields])
    part = np.outer(root[0] * technical, root[1] * technical) * field_yield(tables)
    return np.triu(np.maximum(part, part.T))


def best_field_pairs(tables, part):
    """Codes of the pairs of fields that are the largest parts of an overlap."""
    order = np.argsort(-part, axis=None, kind="stable")[:FIELD_PAIRS]
    places = [np.unravel_index(place, part.shape) for place in order]
    return [[tables.fields[f], tables.fields[g]] for f, g in places if part[f, g] > 0]


def listed_pairs(pairs, names):
    return [{"members": [names[a], names[b]],
             "relatedness": float(pairs.parts[:, a, b].mean()),
             **{kind: float(pairs.parts[p, a, b])
                for p, kind in enumerate(("colocation", "inputs", "know_how"))},
             "synergy": float(pairs.synergy[a, b]), "overlap": float(pairs.overlap[a, b]),
             "score": float(pairs.score[a, b])}
            for a, b in combinations(range(len(names)), 2)]


# --- Test -----------------------------------------------------------------------------------------


def resampled(region, times, seed):
    """[times, S] jobs when the number of workplaces is a Poisson draw around its own."""
    workplaces = region.jobs / region.per_workplace
    draws = np.random.default_rng(seed).poisson(workplaces, (times, len(workplaces)))
    return draws * region.per_workplace


def held_of(tables, region, reference, member, k, options, times=1000, seed=1):
    """Per 100 resamples, how often each pair and each triple holds: two dictionaries.

    A triple is read as an area: all three clusters strong, and still among the first three.
    """
    jobs = resampled(region, times, seed)
    expected = jobs.sum(axis=1, keepdims=True) * reference.jobs / reference.jobs.sum()
    _, _, drawn_in = cluster_figures(member, jobs, region.per_workplace, expected, k)
    pairs = pairs_of(tables, region, relatedness_parts(tables, reference), member, jobs, drawn_in)
    strong = drawn_in >= options.min_lq
    held, held_triples = {}, {}
    for score, is_strong in zip(pairs.score, strong):
        for pair in ranked(score)[:options.top]:
            held[pair] = held.get(pair, 0) + is_strong[list(pair)].all()
        for three, _ in ranked_triples(score)[:TRIPLES]:
            held_triples[three] = held_triples.get(three, 0) + is_strong[list(three)].all()
    return [{key: 100 * float(count) / times for key, count in counts.items()}
            for counts in (held, held_triples)]


# --- Concentration, pitch -------------------------------------------------------------------------


def concentration(region, reference, clusters):
    """Whether the region leans on too little, and why."""
    own, reasons = hhi(region.jobs), []
    if reference.codes:
        below = sum(hhi(jobs) < own for jobs in reference.regions)
        if 10 * below >= 9 * len(reference.codes):
            reasons.append("the mix is more concentrated than in nine of ten reference regions")
    elif own > HHI_FACTOR * hhi(reference.jobs):
        reasons.append("the mix is more concentrated than that of the reference economy")
    for cluster in clusters:
        if cluster["employment"] > LARGEST_CLUSTER * region.jobs.sum():
            reasons.append(f"{cluster['name']} holds more than 15 % of all jobs")
    return {"over_specialised": bool(reasons), "reasons": reasons}


def pitch(region, reference, member, names, score, min_lq):
    """The combination of clusters that the fewest other reference regions have."""
    others = [r for r, code in enumerate(reference.codes) if code != region.code]
    if not others:
        return None
    jobs = reference.regions[others]
    expected = jobs.sum(axis=1, keepdims=True) * reference.jobs / reference.jobs.sum()
    has = np.nan_to_num(quotients(jobs @ member.T, expected @ member.T)) >= min_lq
    large = member @ region.jobs >= 0.001 * region.jobs.sum()
    choices = [((a, b), float(score[a, b])) for a, b in ranked(score)] + ranked_triples(score)
    choices = [(group, value) for group, value in choices if large[list(group)].all()]
    if not choices:
        return None
    count = {group: int(has[:, list(group)].all(axis=1).sum()) for group, _ in choices}
    best, _ = min(choices, key=lambda one: (count[one[0]], len(one[0]), -one[1], one[0]))
    return {"members": [names[c] for c in best], "regions_with_all": count[best],
            "regions_compared": len(others), "text": ""}


# --- The whole ------------------------------------------------------------------------------------


@dataclass
class Options:
    top: int = 6
    min_lq: float = 1.25
    resamples: int = 1000


def areas_and_triples(tables, region, reference, member, k, names, pairs, options):
    held, held_triples = held_of(tables, region, reference, member, k, options, options.resamples)
    areas = []
    for rank, (a, b) in enumerate(ranked(pairs.score)[:options.top], start=1):
        kept = held.get((a, b), 0)
        part = field_parts(tables, region, *(np.flatnonzero(member[c]) for c in (a, b)))
        areas.append({"rank": rank, "members": [names[a], names[b]],
                      "score": float(pairs.score[a, b]), "stable": kept >= STABLE, "held": kept,
                      "fields": best_field_pairs(tables, part)})
    triples = []
    for three, score in ranked_triples(pairs.score)[:TRIPLES]:
        kept = held_triples.get(three, 0)
        triples.append({"members": [names[c] for c in three], "score": score,
                        "stable": kept >= STABLE, "held": kept})
    return areas, triples


def map_of(tables, region, reference, options=Options()):
    """The map in the form of the program's JSON."""
    k = prior_workplaces(reference)
    sectors = figures(tables, region, reference, k)
    clusters = clusters_of(tables, region, reference, k, options.min_lq)
    shown = [cluster for cluster in clusters if cluster["on_map"]]
    names = [cluster["name"] for cluster in shown]
    member = membership([(c["name"], c["places"]) for c in shown], len(tables.codes))
    drawn_in = np.array([cluster["location_quotient_shrunk"] for cluster in shown])
    pairs = pairs_of(tables, region, relatedness_parts(tables, reference), member, region.jobs,
                     drawn_in)
    areas, triples = areas_and_triples(tables, region, reference, member, k, names, pairs, options)
    home = {code: cluster["name"] for cluster in clusters for code in cluster["sectors"]}
    for sector in sectors:
        sector["cluster"] = home.get(sector["sector"])
    return {"region": region.code, "name": region.name, "year": region.year,
            "reference": {"regions": len(reference.codes) or None,
                          "employment": float(reference.jobs.sum()), "prior_workplaces": k},
            "sectors": sectors, "mix": mix(tables, region, reference),
            "clusters": [{key: value for key, value in cluster.items() if key != "places"}
                         for cluster in clusters],
            "synergies": listed_pairs(pairs, names), "spearhead_areas": areas, "triples": triples,
            "concentration": concentration(region, reference, clusters),
            "pitch": pitch(region, reference, member, names, pairs.score, options.min_lq)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("region")
    parser.add_argument("--reference")
    parser.add_argument("--top", type=int, default=6)
    parser.add_argument("--min-lq", type=float, default=1.25)
    parser.add_argument("-o", "--output")
    given = parser.parse_args()
    tables = read_tables()
    found = map_of(tables, read_region(given.region, tables),
                   read_reference(given.reference, tables), Options(given.top, given.min_lq))
    text = json.dumps(found, indent=1) + "\n"
    if given.output:
        Path(given.output).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
