"""Topics of warnings."""

from labelwise.vocab.topics.topic import Topic, topic_of, topics, topics_in

__all__ = ["Topic", "topic_of", "topics", "topics_in"]
