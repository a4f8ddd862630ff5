"""What adverse effects are called: `look_up_effect(term)`."""


def look_up_effect(term):  # type: ignore
    return None
