"""Every address of the desk. Names are what templates and tests use; addresses may change."""

from django.urls import path

from answerable.desk.views import accounts, lists, people, questions, requests

urlpatterns = [
    path("", lists.home, name="home"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("set-up/<str:token>", accounts.set_up, name="set-up"),
    path("account", accounts.account, name="account"),
    path("account/password", accounts.change_password, name="change-password"),
    path("people", people.listing, name="people"),
    path("people/add", people.add, name="add-person"),
    path("people/<int:pk>", people.person, name="person"),
    path("people/<int:pk>/close", people.close, name="close-account"),
    path("people/<int:pk>/reopen", people.reopen, name="reopen-account"),
    path("people/<int:pk>/password", people.new_password, name="new-password"),
    path("requests", lists.listing, name="requests"),
    path("requests/new", requests.log, name="log-request"),
    path("requests/<int:pk>", requests.page, name="request"),
    path("requests/<int:pk>/owner", requests.assign, name="assign-request"),
    path("requests/<int:pk>/move/<slug:slug>", requests.move, name="move-request"),
    path("requests/<int:pk>/questions", questions.listing, name="questions"),
    path("requests/<int:pk>/questions/add", questions.add, name="add-question"),
    path("requests/<int:pk>/questions/<int:question_pk>", questions.correct, name="question"),
    path(
        "requests/<int:pk>/questions/<int:question_pk>/remove",
        questions.remove,
        name="remove-question",
    ),
]
