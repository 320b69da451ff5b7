"""Records x gold -> per-field scores, with the gate that keeps them.

How it counts. Every gold value, null included, gives one `Verdict`: hit (tp), missed (fn), invented (fp) or wrong
(fp and fn); null on both sides gives none. A key absent from gold is not scored. Lists are paired by optimal
assignment; the row of the list (`deadlines`) counts its items, and each attribute has a row of its own
(`deadlines.kind`), counted on the paired items only, so a missed item costs its own row and no other. The macro mean
runs over all rows in which gold or the prediction has a value.

`number`, `code` and `symbol` are three values of the contract and three rows: a digit misread in one of them costs one
value; a number misread before the symbol is built from it is two wrong values of the record and costs two. In texts
that are matched by similarity (title, items) a changed digit stays below the threshold and costs nothing.
"""
