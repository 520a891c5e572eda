"""The work: pure functions over the model, a module a step, a folder a subject.

What a subject is about stands at the head of its folder. From below, as they may import each other:
`words`, `days` and `seals`; `registers`, `pages` and `returns`; `finding`; `counts` and
`redaction`; `protection`, `requests` and `costs`; `answers`; `checks` and `entries`; `letters` and
`old_logs`.
"""
