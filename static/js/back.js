// A page that a browser kept whole for the Back button may be that of the student before: it is asked for again.

addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
