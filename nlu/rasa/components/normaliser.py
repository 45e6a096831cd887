"""Jemaa's normaliser as components of Rasa's pipeline.

Rasa's Python 3.10 imports this file and, of ours, only nlu/normalise.py. Tokens keep their places in the text as written;
what the featurizers count is the folded spelling, and the consonant skeleton that both scripts share.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.normalise import same, skeleton, words

# Stands for a text without words (emoji, punctuation): Rasa answers 500 where a message has no token at all.
NO_WORDS = "§"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class NormalisingTokenizer(Tokenizer):
    """Words as Jemaa reads them; every answer also names the model, so that each reading can be traced to it."""

    def __init__(self, config: dict[str, Any], model_id: str) -> None:
        super().__init__(config)
        self._model_id = model_id

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NormalisingTokenizer:
        return cls(config, execution_context.model_id or "")

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        tokens = [Token(w.text, w.start, w.end, lemma=same(w.folded)) for w in words(text)]
        return tokens or [Token(text, 0, len(text), lemma=NO_WORDS)]

    def process(self, messages: list[Message]) -> list[Message]:
        for message in super().process(messages):
            if message.get(TEXT) is not None:
                message.set("model", self._model_id, add_to_output=True)
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SkeletonFeaturizer(CountVectorsFeaturizer):
    """Counts over consonant skeletons: what makes شحال and ch7al one word. One skeleton per token, an empty one too."""

    def _get_message_tokens_by_attribute(self, message: Message, attribute: str) -> list[str]:
        spoken = super()._get_message_tokens_by_attribute(message, attribute)
        return [skeleton(lemma) for lemma in spoken] if attribute == TEXT else spoken
