"""The addresses of the desk: its own, and the pages for what goes wrong."""

from django.urls import include, path

urlpatterns = [path("", include("answerable.desk.urls"))]

handler400 = "answerable.desk.views.errors.bad_request"
handler403 = "answerable.desk.views.errors.forbidden"
handler404 = "answerable.desk.views.errors.not_found"
handler500 = "answerable.desk.views.errors.broken"
