global using Tracker.Domain.Competitions;
global using Tracker.Domain.Rounds;
global using Tracker.Domain.Teams;
global using static Tracker.Domain.Tests.Scenario;
global using static Tracker.Domain.Tests.TestWords;
global using static Tracker.Domain.Tests.Worlds;
global using Tracker.Domain.Values;
global using Xunit;
