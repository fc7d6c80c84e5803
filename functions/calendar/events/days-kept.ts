/** Days after a month for which agendas of it are kept; then they are forgotten. */
export const agendaDaysKept = 400;
