"""The case on SpiffWorkflow: the same steps as manual tasks of a BPMN process, one run after the other.

Prints the microseconds of processor time of one task.
"""

from __future__ import annotations

import io
import sys
import time
from itertools import pairwise

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

CASES = 20
STEPS = ["s1", "s2", "s3", "s4", "offered", "s5", "s6", "s7", "s8"]
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def bpmn() -> bytes:
    """Return the process: a row of user tasks, with a decision after the fourth step."""
    tasks = "".join(f'<userTask id="{step}" name="{step}"/>' for step in STEPS)
    row = ["start", *STEPS[:4], "gate", *STEPS[4:], "won"]
    flows = [(a, b) for a, b in pairwise(row) if a != "gate"]
    lines = "".join(f'<sequenceFlow id="f_{a}" sourceRef="{a}" targetRef="{b}"/>' for a, b in flows)
    return f"""<definitions xmlns="{MODEL}" id="d" targetNamespace="x"><process id="sale" isExecutable="true">
<startEvent id="start"/>{tasks}<exclusiveGateway id="gate" default="no"/><endEvent id="won"/><endEvent id="lost"/>{lines}
<sequenceFlow id="yes" sourceRef="gate" targetRef="offered"><conditionExpression>answer == "yes"</conditionExpression>
</sequenceFlow><sequenceFlow id="no" sourceRef="gate" targetRef="lost"/></process></definitions>""".encode()


def main() -> None:
    """Run the cases, and print what a task took."""
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(io.BytesIO(bpmn())), filename="sale.bpmn")
    spec = parser.get_spec("sale")
    for count in (3, CASES):
        cases = [BpmnWorkflow(spec) for _ in range(count)]
        for case in cases:
            case.do_engine_steps()
        done = 0
        begin = time.process_time()
        for case in cases:
            while task := case.get_next_task(state=TaskState.READY):
                task.data["answer"] = "yes"
                task.run()
                case.do_engine_steps()
                done += 1
        taken = time.process_time() - begin
        if done != count * len(STEPS) or not cases[-1].is_completed():
            sys.exit("the case has lost its way")
    print(taken * 1e6 / done)


main()
