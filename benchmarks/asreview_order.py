"""Reviews simulated by ASReview, for benchmarks/review_against_asreview.py.

Usage: PYTHON benchmarks/asreview_order.py < tasks.json > orders.json

Runs under a Python that has ASReview 3 installed, and nothing of Answerable. Its default model
(ELAS u4) with the parameters of its own preset; one record a round up to 270 decisions and then a
twentieth of what was read, as fitting after each of thousands of records changes nothing.
"""

import json
import sys
import time
import warnings

import pandas as pd
from asreview.learner import ActiveLearningCycle
from asreview.models.balancers import Balanced
from asreview.models.classifiers import SVM
from asreview.models.feature_extractors import Tfidf
from asreview.models.models import get_ai_config
from asreview.models.queriers import Max
from asreview.simulation.simulate import Simulate

PRESET = get_ai_config("elas_u4")["value"]


def main():
    """Reads tasks, answers with the positions at which relevant records came up."""
    warnings.filterwarnings("ignore")
    task = json.load(sys.stdin)
    began = time.process_time()
    answers = [_topic(task["texts"], topic) for topic in task["topics"]]
    json.dump({"topics": answers, "seconds": time.process_time() - began}, sys.stdout)


def _topic(texts, topic):
    labels = list(topic["labels"])
    texts = list(texts)
    if topic["terms"]:
        texts.append(topic["terms"])
        labels.append(1)
    frame = pd.DataFrame({"title": [""] * len(texts), "abstract": texts})
    rows = Tfidf(**PRESET.feature_extractor_param).fit_transform(frame)
    return [_replay(rows, labels, given) for given in topic["starts"]]


def _replay(rows, labels, given):
    cycle = ActiveLearningCycle(
        querier=Max(**PRESET.querier_param),
        classifier=SVM(**PRESET.classifier_param),
        balancer=Balanced(**PRESET.balancer_param),
        n_query=_batch,
    )
    simulation = Simulate(rows, labels, cycle, skip_transform=True, print_progress=False)
    simulation.label(given)
    simulation.review()
    order = list(simulation._results["record_id"])[len(given) :]
    return [read for read, place in enumerate(order, start=1) if labels[int(place)]]


def _batch(results):
    return 1 if len(results) < 272 else len(results) // 20


if __name__ == "__main__":
    main()
