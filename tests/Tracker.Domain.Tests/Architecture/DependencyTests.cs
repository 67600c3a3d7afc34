using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Tracker.Domain.Competitions;

namespace Tracker.Domain.Tests.Architecture;

/// <summary>Dependencies point one way, domain ← store ← api, and the domain knows neither clocks nor chance.</summary>
public class DependencyTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    [Fact]
    public void The_domain_is_compiled_against_the_base_library_alone() =>
        Assert.All(
            typeof(CompetitionEvent).Assembly.GetReferencedAssemblies(),
            reference => Assert.Matches("^(System(\\..+)?|netstandard|mscorlib)$", reference.Name)
        );

    [Fact]
    public void The_domain_asks_for_no_package_but_analyzers() =>
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], Packages("Tracker.Domain"));

    [Fact]
    public void The_domain_knows_no_other_project() => Assert.Empty(Projects("Tracker.Domain"));

    [Fact]
    public void The_store_knows_the_domain_alone() => Assert.Equal(["Tracker.Domain"], Projects("Tracker.Store"));

    [Fact]
    public void The_pages_know_the_store_and_through_it_the_domain() =>
        Assert.Equal(["Tracker.Store"], Projects("Tracker.Web"));

    [Fact]
    public void The_api_knows_the_store_and_the_pages_and_through_them_the_domain() =>
        Assert.Equal(["Tracker.Store", "Tracker.Web"], Projects("Tracker.Api"));

    [Fact]
    public void The_store_is_no_web_service() =>
        Assert.DoesNotContain(
            Packages("Tracker.Store"),
            package =>
                package.Contains("Http", StringComparison.Ordinal)
                || package.Contains("AspNetCore", StringComparison.Ordinal)
        );

    [Fact]
    public void No_source_of_the_domain_speaks_of_the_store_or_the_web() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Root, "src", "Tracker.Domain"), "*.cs", SearchOption.AllDirectories),
            path =>
                Assert.DoesNotMatch(
                    "using (static )?(Marten|Wolverine|JasperFx|Npgsql|Microsoft)",
                    File.ReadAllText(path)
                )
        );

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("T:System.TimeProvider")]
    [InlineData("T:System.Diagnostics.Stopwatch")]
    [InlineData("P:System.TimeZoneInfo.Local")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("M:System.Guid.CreateVersion7")]
    [InlineData("T:System.Random")]
    public void Clocks_and_random_ids_are_banned_in_the_domain(string symbol) =>
        Assert.Contains(
            File.ReadLines(Path.Combine(Root, "src", "Tracker.Domain", "BannedSymbols.txt")),
            line => line.Split(';')[0] == symbol
        );

    [Fact]
    public void A_banned_symbol_stops_the_build()
    {
        Assert.Contains(
            Project("Tracker.Domain").Descendants("AdditionalFiles"),
            file => (string?)file.Attribute("Include") == "BannedSymbols.txt"
        );
        Assert.Contains(
            "dotnet_diagnostic.RS0030.severity = error",
            File.ReadAllText(Path.Combine(Root, ".editorconfig")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_version_is_in_one_file_and_says_exactly_which()
    {
        var versions = XDocument.Load(Path.Combine(Root, "Directory.Packages.props"));
        Assert.Equal("true", (string?)versions.Descendants("ManagePackageVersionsCentrally").Single());
        Assert.All(
            versions.Descendants("PackageVersion"),
            package => Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$", (string?)package.Attribute("Version"))
        );
        foreach (var path in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories))
            Assert.All(
                XDocument.Load(path).Descendants("PackageReference"),
                package =>
                    Assert.DoesNotContain(
                        package
                            .Attributes()
                            .Select(attribute => attribute.Name.LocalName)
                            .Concat(package.Elements().Select(element => element.Name.LocalName)),
                        name => name is "Version" or "VersionOverride"
                    )
            );
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Tracker.sln"));
        Assert.All(
            Directory
                .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('/', '\\')),
            path => Assert.Contains($"\"{path}\"", solution, StringComparison.Ordinal)
        );
    }

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, "src", name, $"{name}.csproj"));

    private static IEnumerable<string> Packages(string project) =>
        Project(project).Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!);

    private static IEnumerable<string> Projects(string project) =>
        Project(project)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
