"""Compute plans, composite traintuples and aggregatetuples: this node has none yet, and their checks belong here.

The methods that wait for them: add_compute_plan, get_compute_plan, list_compute_plan, update_compute_plan, cancel_compute_plan;
add_, get_ and list_ of composite_traintuple and aggregatetuple.
"""


def run(world):
    del world
