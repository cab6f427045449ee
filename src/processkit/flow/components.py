"""The circles of any graph of numbered places: its strong components."""

from __future__ import annotations

from collections.abc import Sequence


def strong_components(after: Sequence[Sequence[int]]) -> list[int]:
    """Return for each place the number of its strong component.

    Two places have the same number when each leads to the other. A component that another leads
    to has the lower number, so going through them upwards visits what follows before what comes
    before it.

    Args:
        after: For each place, the places that it leads to.

    Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972),
        here without recursion, because a graph may be as deep as it has places.
    """
    count = len(after)
    component = [-1] * count
    found = [-1] * count
    lowest = [0] * count
    stack: list[int] = []
    clock = components = 0
    for root in range(count):
        if found[root] >= 0:
            continue
        todo = [(root, 0)]
        while todo:
            place, position = todo.pop()
            if position == 0:
                found[place] = lowest[place] = clock
                clock += 1
                stack.append(place)
            else:
                lowest[place] = min(lowest[place], lowest[after[place][position - 1]])
            for number in range(position, len(after[place])):
                other = after[place][number]
                if found[other] < 0:
                    todo += [(place, number + 1), (other, 0)]
                    break
                if component[other] < 0:
                    lowest[place] = min(lowest[place], found[other])
            else:
                if lowest[place] == found[place]:
                    while component[place] < 0:
                        component[stack.pop()] = components
                    components += 1
    return component
